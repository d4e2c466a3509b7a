import { resolve } from 'node:path';

/** The browser profile that each end-to-end test starts from a copy of. */
export const profileTemplate = resolve('.output/e2e-profile');
