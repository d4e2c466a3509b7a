import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The browser profile that each browser of an end-to-end test starts from a copy of. */
export const profileTemplate = resolve('.output/e2e-profile');

/** An empty folder for a profile. */
export const newProfile = () => mkdtemp(join(tmpdir(), 'wisepay-e2e-'));

/** Makes a folder a copy of the template. */
export const fillProfile = (profile: string) => cp(profileTemplate, profile, { recursive: true });

/** Removes it, once its browser has ended. */
export const removeProfile = (profile: string) =>
  rm(profile, { recursive: true, force: true, maxRetries: 5 });
