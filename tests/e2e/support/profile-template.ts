import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The browser profile of which each browser of the end-to-end tests gets a copy. */
export const profileTemplate = resolve('.output/e2e-profile');

/** Creates an empty folder for a profile. */
export const newProfile = () => mkdtemp(join(tmpdir(), 'wisepay-e2e-'));

/** Copies the template into a profile folder. */
export const fillProfile = (profile: string) => cp(profileTemplate, profile, { recursive: true });

/** Removes a profile folder; its browser must have ended. */
export const removeProfile = (profile: string) =>
  rm(profile, { recursive: true, force: true, maxRetries: 5 });
