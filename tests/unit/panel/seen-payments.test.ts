/** Payments that came while a panel's tab was reloaded or discarded, and no panel could see them come. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { createNotifications, type Notifications } from '#lib/panel/notifications.ts';
import { createSeenPayments } from '#lib/panel/seen-payments.ts';
import type { Badge } from '#lib/protocol/badge-message.ts';
import { mostSeenPayments, seenPaymentsKey } from '#lib/protocol/seen-payments.ts';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { forgetDrafts } from '#lib/worker/storage/kept-drafts.ts';
import { eventually } from '../support/eventually.ts';
import { readyView } from '../support/invoices.ts';
import { sampleDebit, samplePayment } from '../support/payments.ts';
import { approvedTerminalPayment } from '../support/terminal-payment.ts';

const key = seenPaymentsKey('inv_1');
const { session } = browser.storage;
const stored = async () => (await session.get(key))[key];

const withPayments = (...payments: readonly Payment[]): ReadyView => readyView({ payments: [...payments] });
const unpaid = withPayments();
const paid = withPayments(samplePayment);
const many = (count: number) =>
  withPayments(...Array.from({ length: count }, (_, index) => ({ ...samplePayment, id: `pay_${index}` })));

let life: AbortController;

beforeEach(() => {
  life = new AbortController();
  return () => life.abort();
});

interface Panel extends Notifications {
  readonly badge: ReturnType<typeof vi.fn<(badge: Badge) => void>>;
  readonly onTold: ReturnType<typeof vi.fn<() => void>>;
  shows(view: ReadyView): void;
  /** Shows the panel, or hides it. */
  turn(isHidden: boolean): void;
  told(): string[];
}

/** A panel that starts over. A side panel may stand in for it while its tab is visible. */
function startPanel({ isHidden = false, isReplaced = false } = {}): Panel {
  let hidden = isHidden;
  const badge = vi.fn<(badge: Badge) => void>();
  const onTold = vi.fn<() => void>();
  const seenPayments = createSeenPayments(
    {
      isShown: () => !hidden && !isReplaced,
      onSeenElsewhere: (...seen) => notifications.seenElsewhere(...seen),
    },
    life.signal,
  );
  const notifications = createNotifications({ isHidden: () => hidden, badge, seenPayments });
  notifications.follow(onTold);
  return Object.assign(notifications, {
    badge,
    onTold,
    shows: (view: ReadyView) => notifications.see({ view, busy: null }),
    turn(isHiddenNow: boolean) {
      hidden = isHiddenNow;
      notifications.visibilityChanged();
    },
    told: () => notifications.endings.map(({ kind, id, state }) => `${kind} ${id} ${state}`),
  });
}

/** Until what is asked of the storage now was answered, and what follows from it was done. */
const settled = async () => {
  for (let round = 0; round < 5; round += 1) await stored();
};

/** A panel that a person has looked at, with this view of the invoice, before it ends. */
async function lookAt(view: ReadyView) {
  const before = startPanel();
  before.shows(view);
  await eventually(async () => expect(await stored()).toBeDefined());
}

describe('a payment that came while the tab was reloaded', () => {
  beforeEach(() => lookAt(unpaid));

  it('is told by the next panel, without waiting for another view', async () => {
    const next = startPanel();
    next.shows(paid);
    await eventually(() => expect(next.told()).toEqual(['payment pay_1 received']));
    expect(next.onTold).toHaveBeenCalledOnce();
  });

  it('is told once', async () => {
    const next = startPanel();
    next.shows(paid);
    await eventually(async () => expect(await stored()).toEqual(['pay_1']));
    next.shows(withPayments());
    next.shows(withPayments(samplePayment));
    expect(next.told()).toEqual(['payment pay_1 received']);
    const third = startPanel();
    third.shows(paid);
    await settled();
    expect(third.told()).toEqual([]);
  });

  it('is marked on the toolbar until a person looks, however often the hidden tab is reloaded', async () => {
    startPanel({ isHidden: true }).shows(paid);
    await settled();
    const next = startPanel({ isHidden: true });
    next.shows(paid);
    await eventually(() => expect(next.badge).toHaveBeenLastCalledWith('good'));
    expect(await stored()).toEqual([]);
    next.turn(false);
    expect(next.told()).toEqual(['payment pay_1 received']);
    expect(next.badge).toHaveBeenLastCalledWith('none');
    await eventually(async () => expect(await stored()).toEqual(['pay_1']));
  });

  it('is told by the side panel, and not again by the tab’s panel, which stands behind it', async () => {
    const behind = startPanel({ isHidden: true, isReplaced: true });
    behind.shows(paid);
    await eventually(() => expect(behind.badge).toHaveBeenLastCalledWith('good'));
    behind.turn(false);
    await settled();
    expect(await stored()).toEqual([]);
    const beside = startPanel();
    beside.shows(paid);
    await eventually(() => expect(beside.told()).toEqual(['payment pay_1 received']));
    await eventually(() => expect(behind.told()).toEqual([]));
    expect(beside.told()).toEqual(['payment pay_1 received']);
  });

  it.each(['failed', 'void'] as const)('is not told as received if it is %s', async (state) => {
    const next = startPanel();
    next.shows(withPayments({ ...samplePayment, state }));
    await eventually(async () => expect(await stored()).toEqual(['pay_1']));
    expect(next.told()).toEqual([]);
  });

  it('is left to its own record if it came by a terminal that is on screen', async () => {
    const next = startPanel();
    const byTerminal = withPayments({ ...samplePayment, terminalPaymentId: 'tp_1' });
    next.shows({ ...byTerminal, terminalPayment: showTerminalPayment(approvedTerminalPayment) });
    await eventually(async () => expect(await stored()).toEqual(['pay_1']));
    expect(next.told()).toEqual([]);
  });

  it('is not told of an invoice that the panel has left meanwhile', async () => {
    const next = startPanel();
    next.shows(paid);
    next.shows(readyView({ id: 'inv_2', recordId: '5102' }));
    await settled();
    expect(next.told()).toEqual([]);
  });

  it('is not told to another person', async () => {
    await forgetDrafts();
    const next = startPanel();
    next.shows(paid);
    await settled();
    expect(next.told()).toEqual([]);
  });
});

describe('the payments of an invoice that was never seen', () => {
  it.each([
    ['nothing is kept', undefined],
    ['what is kept cannot be read', 'pay_1'],
    ['too much is kept', Array.from({ length: mostSeenPayments + 1 }, (_, index) => `pay_${index}`)],
  ])('are not told: %s', async (_, value) => {
    if (value !== undefined) await session.set({ [key]: value });
    const panel = startPanel();
    panel.shows(paid);
    await eventually(async () => expect(await stored()).toEqual(['pay_1']));
    expect(panel.told()).toEqual([]);
  });

  it('are not told where the storage fails', async () => {
    vi.spyOn(session, 'get').mockRejectedValue(new Error('gone'));
    vi.spyOn(session, 'set').mockRejectedValue(new Error('gone'));
    const defect = vi.spyOn(console, 'error').mockImplementation(() => {});
    const panel = startPanel();
    panel.shows(paid);
    await eventually(() => expect(defect).toHaveBeenCalled());
    expect(panel.told()).toEqual([]);
  });
});

describe('what is kept of an invoice that was seen', () => {
  it('is the IDs of its payments, and nothing else', async () => {
    await lookAt(withPayments(samplePayment, sampleDebit));
    expect(await session.get(null)).toEqual({ [key]: ['pay_1', 'pay_2'] });
  });

  it('is nothing where some payments could not be read, or there are too many', async () => {
    await lookAt(paid);
    const panel = startPanel();
    panel.shows(paid);
    await settled();
    panel.shows(readyView({ payments: [samplePayment], unreadable: { payments: 1 } }));
    await eventually(async () => expect(await stored()).toBeUndefined());
    panel.shows(many(mostSeenPayments));
    await eventually(async () => expect(await stored()).toHaveLength(mostSeenPayments));
    panel.shows(many(mostSeenPayments + 1));
    await eventually(async () => expect(await stored()).toBeUndefined());
  });

  it('is written once for views that are the same', async () => {
    const set = vi.spyOn(session, 'set');
    const panel = startPanel();
    panel.shows(paid);
    await eventually(() => expect(set).toHaveBeenCalledOnce());
    panel.shows(withPayments(samplePayment));
    panel.turn(true);
    panel.turn(false);
    await settled();
    expect(set).toHaveBeenCalledOnce();
  });
});
