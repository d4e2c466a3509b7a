// The test speaks through this worker.
