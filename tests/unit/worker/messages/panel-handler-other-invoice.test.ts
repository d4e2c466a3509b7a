/** By the time the person clicks, the same number is another invoice at WisePay. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { PanelMessage } from '#lib/protocol/panel-messages.ts';
import { anIntent, pat } from '../../support/intents.ts';
import {
  cancel,
  intentId,
  moneyInvoice,
  mountId,
  refund,
  remind,
  sendToTerminal,
} from '../../support/money-messages.ts';
import { type PodHarness, podHarness } from '../../support/pod-harness.ts';

const onScreen = { mountId, invoiceId: moneyInvoice.id };

const messages: PanelMessage[] = [
  { kind: 'pod.pay', ...onScreen, intentId },
  sendToTerminal,
  cancel,
  refund,
  remind,
  { kind: 'pod.step_up', ...onScreen, intentId },
  { kind: 'pod.open', ...onScreen, page: 'card_present' },
  { kind: 'pod.open', ...onScreen, page: 'receipt', terminalPaymentId: 'tp_1' },
];

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness({ ...moneyInvoice, id: 'inv_2' });
});

const posts = () => pod.api.calls.filter(({ call }) => call.startsWith('POST'));

describe('a wish for the invoice that was on screen', () => {
  it.each(messages)('is not carried out on another one, and that is said: $kind', async (message) => {
    const refused = { code: 'refused', details: { problemCode: 'other_invoice' } };
    expect(await pod.tell(message)).toEqual({ ok: false, error: refused });
    expect(posts()).toEqual([]);
    expect(pod.tabs.opened).toEqual([]);
    expect(await pod.journal.list()).toEqual([]);
  });

  it('is carried out where the page’s invoice is the same', async () => {
    pod = podHarness(moneyInvoice);
    expect((await pod.tell(remind)).ok).toBe(true);
    expect(posts()).toHaveLength(1);
  });

  it('that was carried out already is not said to have been refused', async () => {
    const accepted = { name: 'accepted', at: pod.time, answer: { id: 'rem_1' } } as const;
    await pod.journal.write(anIntent({ key: intentId, owner: pat, createdAt: pod.time, state: accepted }));
    expect((await pod.tell(remind)).ok).toBe(true);
    expect(posts()).toEqual([]);
  });
});
