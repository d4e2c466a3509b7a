/** The address where the sign-in window ends, and the provider's answers, through the real sign-in. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { createProofKey } from '#lib/wisepay/sign-in/proof-key.ts';
import { signIn } from '#lib/wisepay/sign-in/sign-in.ts';
import { scriptedIssuer, scriptedProvider } from '../unit/support/scripted-provider.ts';
import { fuzz } from './support/fuzz.ts';
import { hostileText, hostileValue } from './support/hostile-values.ts';
import { mutatedText } from './support/mutations.ts';

/** One key for all, because making a key takes longer than everything else here, and any key will do. */
const key = await createProofKey();

const end = fc.oneof(
  { weight: 3, arbitrary: mutatedText(fc.constant('https://pod.chromiumapp.org/?code=code_1&state=STATE')) },
  { weight: 2, arbitrary: hostileText },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.constantFrom('code', 'state', 'error', 'iss', 'id_token', '__proto__'),
          fc.oneof(hostileText, fc.constant('STATE')),
        ),
        { maxLength: 5 },
      )
      .map((parameters) => `https://pod.chromiumapp.org/?${new URLSearchParams(parameters)}`),
  },
);

const fieldNames = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'email',
  'email_verified',
  'nonce',
  'exp',
  'aud',
  'expires_in',
  'token_type',
  'access_token',
  'id_token',
  '__proto__',
];
const changes = fc.dictionary(fc.constantFrom(...fieldNames), fc.oneof(hostileText, hostileValue), {
  maxKeys: 2,
});

const script = fc.record({
  /** Undefined: the window ends normally. */
  end: fc.option(end, { nil: undefined }),
  discovery: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: changes }),
  claims: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: changes }),
  tokens: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: changes }),
  mode: fc.constantFrom('silent', 'interactive', 'switch'),
});

fuzz({
  name: 'sign-ins',
  share: 10,
  inputs: script,
  async read({ end: address, discovery, claims, tokens, mode }) {
    const provider = scriptedProvider({ discovery, claims, tokens });
    let opened: string | undefined;
    const flow = {
      redirectUrl: provider.flow.redirectUrl,
      async launch(url: string, interactive: boolean) {
        opened = url;
        const good = await provider.flow.launch(url, interactive);
        return address?.replaceAll('STATE', new URL(good).searchParams.get('state') ?? '') ?? good;
      },
    };
    const result = signIn(
      provider.send,
      flow,
      { issuer: scriptedIssuer, loginHint: 'pat@northwind.example', mode },
      key,
    );
    return { found: await result.catch(onlyDocumented), opened };
  },
  check({ found, opened }) {
    if (opened !== undefined) expect(new URL(opened).protocol).toBe('https:');
    if (found === null) return;
    expect(found.accessToken).not.toBe('');
    expect(found.expiresAt).toSatisfy(Number.isFinite);
    expect(found.email).toBeTypeOf('string');
  },
});

function onlyDocumented(error: unknown): null {
  const codes = ['sign_in_failed', 'sign_in_cancelled', 'clock_wrong', 'refused'];
  if (error instanceof CodedError && codes.includes(error.code)) return null;
  throw error;
}
