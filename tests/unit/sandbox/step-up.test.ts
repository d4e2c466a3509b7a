import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { operationSchema } from '#lib/wisepay/schemas/operation.ts';
import { Browser } from './support/browser.ts';
import { createPod, refundIn, refusalIn } from './support/in-process.ts';
import { authorizationRequest, redeem, signInSilently } from './support/oidc.ts';
import { admin, control, podWith, post, problemOf } from './support/pod.ts';
import type { BoundToken } from './support/proof.ts';
import { usd } from './support/records.ts';
import { useSandbox } from './support/sandbox.ts';

const whole = ['5103', 'pay_20103_card'] as const;

describe('a refund above the threshold', () => {
  async function podSignedIn(secondsAgo: number, above = usd(50_000)) {
    const pod = createPod(admin, secondsAgo);
    await pod.control('step-up', { above, maxAgeSeconds: 60 });
    return pod;
  }

  test('needs a recent sign-in, and says how recent', async () => {
    const answer = await (await podSignedIn(61)).sendRefund(...whole);
    expect(refusalIn(answer)).toEqual({
      status: 401,
      code: 'step_up_required',
      params: { maxAgeSeconds: 60 },
    });
    expect(answer.headers.get('WWW-Authenticate')).toMatch(
      /^DPoP error="insufficient_user_authentication", .*max_age="60"$/,
    );
  });

  test('goes on with the same key after signing in again, and happens once', async () => {
    const pod = await podSignedIn(61);
    const key = randomUUID();
    await pod.sendRefund(...whole, {}, key);
    expect(refusalIn(await pod.call(`/operations/${key}`)).code).toBe('operation_unknown');
    const fresh = pod.wisepay.tokenFor(admin);
    const first = await pod.sendRefund(...whole, {}, key, fresh);
    expect(refundIn(first).amount).toEqual(usd(60_000));
    expect(v.parse(operationSchema, (await pod.call(`/operations/${key}`)).body)).toMatchObject({
      state: 'done',
      kind: 'refund',
      status: 202,
    });
    expect((await pod.invoice('5103')).payments[0]?.refunds).toHaveLength(1);
  });

  test('counts the surcharge that goes back as well', async () => {
    const pod = await podSignedIn(61, usd(60_000));
    expect((await pod.sendRefund(...whole)).status).toBe(401);
    expect((await pod.sendRefund(...whole, { includesSurcharge: false })).status).toBe(202);
  });

  test('is allowed with a recent sign-in', async () => {
    expect((await (await podSignedIn(60)).sendRefund(...whole)).status).toBe(202);
  });

  test('is refused for its own reasons first', async () => {
    const answer = await (await podSignedIn(61)).sendRefund(...whole, { amount: usd(60_001) });
    expect(refusalIn(answer).code).toBe('refund_above_remaining');
  });

  test('is a matter of its currency, and of the threshold being there', async () => {
    const pod = await podSignedIn(61, usd(0));
    expect((await pod.sendRefund('5108', 'pay_20108_card')).status).toBe(202);
    expect((await pod.sendRefund(...whole, { amount: usd(1) })).status).toBe(401);
    await pod.control('step-up', { above: null });
    expect((await pod.sendRefund(...whole, { amount: usd(1) })).status).toBe(202);
  });
});

describe('at the identity server', () => {
  const port = useSandbox();

  const refund = (token: BoundToken, key: string) =>
    podWith(port(), token)(
      '/payments/pay_20103_card/refunds',
      post(
        {
          amount: usd(60_000),
          includesSurcharge: true,
          reason: 'duplicate',
          refundedSoFar: usd(0),
          invoiceVersion: '1',
        },
        key,
      ),
    );

  const signInAgain = async (browser: Browser, extra: Record<string, string>) => {
    const { url, verifier } = authorizationRequest(extra);
    const login = await browser.follow(url);
    expect(login.answer.text).toContain('Sign in to WisePay');
    const { answer } = await browser.submit(login.url, { email: admin, password: 'sandbox' });
    return redeem(port(), verifier, answer.location());
  };

  async function signedInLongAgo() {
    await control(port(), 'step-up', { above: usd(0), maxAgeSeconds: 300 });
    await control(port(), 'wisepay/sign-in', { email: admin, secondsAgo: 3_600 });
    const browser = new Browser(port());
    const tokens = await signInSilently(port(), browser);
    if ('error' in tokens) throw new Error(String(tokens.error));
    return { browser, tokens };
  }

  test.each([{ prompt: 'login' }, { max_age: '300' }])(
    'signing in again with %j renews the sign-in, and the refund goes on with its key',
    async (extra) => {
      const { browser, tokens } = await signedInLongAgo();
      const key = randomUUID();
      const refused = await refund(tokens, key);
      expect(problemOf(refused)).toMatchObject({ status: 401, code: 'step_up_required' });
      expect(refused.headers['access-control-expose-headers']).toContain('WWW-Authenticate');
      const fresh = await signInAgain(browser, extra);
      expect((await refund(fresh, key)).status).toBe(202);
    },
  );

  test('a token remembers the sign-in that it was made from', async () => {
    const { browser, tokens } = await signedInLongAgo();
    await signInAgain(browser, { prompt: 'login' });
    expect(problemOf(await refund(tokens, randomUUID())).code).toBe('step_up_required');
  });

  test('a new token without a new sign-in does not help', async () => {
    const { browser } = await signedInLongAgo();
    const again = await signInSilently(port(), browser);
    if ('error' in again) throw new Error(String(again.error));
    expect(problemOf(await refund(again, randomUUID())).code).toBe('step_up_required');
  });
});
