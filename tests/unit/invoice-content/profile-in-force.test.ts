import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultProfile, type PsaProfile } from '#lib/psa/profile.ts';
import {
  createProfileInForce,
  type ProfileInForce,
} from '../../../entrypoints/invoice.content/profile-in-force.ts';

const withToolbars = (toolbars: string[]): PsaProfile => ({ ...defaultProfile, toolbars });
const onChange = vi.fn<() => void>();
let profiles: ProfileInForce;

beforeEach(() => {
  onChange.mockReset();
  profiles = createProfileInForce(onChange);
});

describe('how invoices are found', () => {
  it('is the built-in way, and nothing starts anew, where the policy says nothing of it', () => {
    profiles.welcome(undefined);
    profiles.tell(structuredClone(defaultProfile));
    expect(profiles.current).toEqual(defaultProfile);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('follows a policy that is there at the page’s beginning, once', () => {
    profiles.welcome(withToolbars(['.bar']));
    profiles.welcome(withToolbars(['.bar']));
    expect(profiles.current).toEqual(withToolbars(['.bar']));
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('follows every change, and goes back to the built-in way when the policy goes', () => {
    profiles.tell(withToolbars(['.bar']));
    expect(profiles.current).toEqual(withToolbars(['.bar']));
    profiles.tell(structuredClone(defaultProfile));
    expect(profiles.current).toEqual(defaultProfile);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('is not turned back by a welcome that was on its way when the policy changed', () => {
    profiles.tell(withToolbars(['.bar']));
    profiles.welcome(undefined);
    expect(profiles.current).toEqual(withToolbars(['.bar']));
    expect(onChange).toHaveBeenCalledTimes(1);
  });
});
