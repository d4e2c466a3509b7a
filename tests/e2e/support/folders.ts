/** Where the tests' extension and profiles are. */
import { resolve } from 'node:path';

/** The extension as it was built for the sandbox. */
export const extensionFolder = resolve('.output/chrome-mv3-sandbox');

/** The browser profile that each test starts from a copy of. */
export const profileTemplate = resolve('.output/e2e-profile');
