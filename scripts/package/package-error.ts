/** An error that the user can fix; its message says how. Any other error is a defect. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}
