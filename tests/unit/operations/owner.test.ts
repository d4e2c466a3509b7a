import { beforeEach, describe, expect, it } from 'vitest';
import { isSameOwner, type Owner } from '#lib/operations/owner.ts';
import { anIntent, aWish, pat, sam } from '../support/intents.ts';
import { type OperationsBench, operationsBench } from '../support/operations-bench.ts';

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
  let bench: OperationsBench;
  const refund = () => aWish({ kind: 'refund', target: 'payment pay_1' });

  beforeEach(() => {
    bench = operationsBench();
  });

  const asCapitals = () => bench.wisepay.wireOf(capitals);

  it('is still the person’s when WisePay writes the address otherwise: no second one is sent', async () => {
    const first = await bench.leaveOpen('answer_lost', refund());
    const second = await bench.operations.perform(asCapitals(), refund());
    expect(second).toMatchObject({ key: first.key, state: { name: 'accepted' } });
    expect(bench.wisepay.effects).toEqual([first.key]);
  });

  it('is looked after then, too', async () => {
    await bench.leaveOpen('answer_lost', refund());
    await bench.operations.recover(asCapitals());
    expect(await bench.states()).toMatchObject([{ name: 'accepted' }]);
  });

  it('goes on under its key', async () => {
    const { key } = await bench.leaveOpen('answer_lost', refund());
    const again = await bench.operations.perform(asCapitals(), { ...refund(), key });
    expect(again.state.name).toBe('accepted');
  });

  it('that a version before has written down is looked after', async () => {
    const intent = anIntent({ ...refund(), owner: old(capitals), createdAt: bench.time });
    await bench.journal.write(intent);
    bench.wisepay.answers.push('told');
    const { key } = await bench.operations.perform(bench.wire, refund());
    expect(key).toBe(intent.key);
  });
});
