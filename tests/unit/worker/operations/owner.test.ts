import { beforeEach, describe, expect, it } from 'vitest';
import { isSameOwner, type Owner } from '#lib/worker/operations/intent.ts';
import { aNewIntent, anIntent, pat, sam } from '../../support/intents.ts';
import { type OperationsHarness, operationsHarness } from '../../support/operations-harness.ts';

const capitals: Owner = { ...pat, email: pat.email.toUpperCase() };
const old = ({ user: _, ...owner }: Owner): Owner => owner;
const elsewhere: Owner = { ...pat, user: { issuer: 'https://login.example', subject: 'user pat' } };

describe('the owner of an intent', () => {
  it.each([
    ['the person, however the address is written', pat, capitals, true],
    ['the person, under another address', pat, { ...pat, email: 'pat@example.org' }, true],
    ['nobody else, under the same address', pat, { ...sam, email: pat.email }, false],
    ['nobody of another provider', pat, elsewhere, false],
    ['nobody at another WisePay', pat, { ...pat, api: 'https://other.example' }, false],
    ['whoever has the address that a version before wrote down', pat, old(capitals), true],
    ['not whoever has another address', pat, old(sam), false],
  ])('is %s', (_, a, b, isSame) => {
    expect(isSameOwner(a, b)).toBe(isSame);
    expect(isSameOwner(b, a)).toBe(isSame);
  });
});

describe('a refund whose outcome is not known', () => {
  let harness: OperationsHarness;
  const refund = () => aNewIntent({ kind: 'refund', target: 'payment pay_1' });

  beforeEach(() => {
    harness = operationsHarness();
  });

  const asCapitals = () => harness.wisepay.operationContextOf(capitals);

  it('is still the person’s when WisePay writes the address otherwise: no second one is sent', async () => {
    const first = await harness.leaveOpen('answer_lost', refund());
    const second = await harness.operations.perform(asCapitals(), refund());
    expect(second).toMatchObject({ key: first.key, state: { name: 'accepted' } });
    expect(harness.wisepay.effects).toEqual([first.key]);
  });

  it('is looked after then, too', async () => {
    await harness.leaveOpen('answer_lost', refund());
    await harness.operations.recover(asCapitals());
    expect(await harness.states()).toMatchObject([{ name: 'accepted' }]);
  });

  it('goes on under its key', async () => {
    const { key } = await harness.leaveOpen('answer_lost', refund());
    const again = await harness.operations.perform(asCapitals(), { ...refund(), key });
    expect(again.state.name).toBe('accepted');
  });

  it('that a version before has written down is looked after', async () => {
    const intent = anIntent({ ...refund(), owner: old(capitals), createdAt: harness.time });
    await harness.journal.write(intent);
    harness.wisepay.answers.push('told');
    const { key } = await harness.operations.perform(harness.context, refund());
    expect(key).toBe(intent.key);
  });
});
