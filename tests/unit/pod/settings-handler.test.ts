import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { createSettingsHandler, type HandleSettingsMessage } from '#lib/pod/settings-handler.ts';
import { pass } from '../support/fake-access.ts';
import { scriptedEndpoints } from '../support/scripted-api.ts';

const pat = 'pat@northwind.example';
let signedInAs: string | null;
let handle: HandleSettingsMessage;
const endpoints = vi.fn<() => Promise<typeof scriptedEndpoints | null>>();
const signOut = vi.fn<() => Promise<void>>();

beforeEach(() => {
  signedInAs = pat;
  endpoints.mockReset().mockResolvedValue(scriptedEndpoints);
  signOut.mockReset().mockImplementation(async () => {
    signedInAs = null;
  });
  handle = createSettingsHandler({
    version: '1.2.3',
    access: {
      peek: async () => (signedInAs === null ? null : pass('access_1', signedInAs)),
      signOut,
    },
    refusals: { read: async () => ({ unknown_sender: 2 }) },
    endpoints,
  });
});

describe('the options page', () => {
  it('is told who is signed in and what was refused, and nothing of the token', async () => {
    const reply = await handle({ kind: 'settings.read' });
    expect(reply).toEqual({
      ok: true,
      settings: { version: '1.2.3', signedInAs: pat, refusals: { unknown_sender: 2 } },
    });
    expect(signOut).not.toHaveBeenCalled();
  });

  it('signs out, and shows that nobody is signed in any more', async () => {
    expect(await handle({ kind: 'settings.sign_out' })).toMatchObject({ settings: { signedInAs: null } });
    expect(signOut).toHaveBeenCalledOnce();
  });

  it('works where nobody has set WisePay up', async () => {
    endpoints.mockResolvedValue(null);
    expect(await handle({ kind: 'settings.read' })).toMatchObject({ settings: { signedInAs: null } });
  });

  it('is told what went wrong', async () => {
    endpoints.mockRejectedValue(new CodedError('not_configured'));
    expect(await handle({ kind: 'settings.read' })).toEqual({
      ok: false,
      error: { code: 'not_configured', details: {} },
    });
  });
});
