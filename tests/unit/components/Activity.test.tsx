// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDateTime } from '#components/words/date-time-words.ts';
import { formatMoney } from '#lib/money/money.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable, usd } from '../support/actionable.ts';
import { renderView } from '../support/render-pod.tsx';

type Entry = ReadyView['invoice']['activity'][number];

const at = '2026-05-31T12:00:00Z';
const payment: Entry = { at, kind: 'payment', by: 'Pat Admin', amount: usd(60_000), text: 'Visa •••• 4242' };

afterEach(cleanup);

const withActivity = (activity: readonly Entry[], olderActivity = 0) =>
  actionable({ activity: [...activity], olderActivity });

function list(): HTMLDetailsElement {
  const details = document.querySelector('details');
  if (details === null) throw new Error('There is no activity.');
  return details;
}

const entries = () => within(list()).getAllByRole('listitem');
const textOf = (element: Element | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ');

describe('the activity of an invoice', () => {
  it('is closed until somebody asks for it, and says how much there is', () => {
    renderView(withActivity([payment, { at, kind: 'reminder' }]));
    expect(list().open).toBe(false);
    expect(textOf(list().querySelector('summary') ?? undefined)).toBe('Activity (2)');
  });

  it('tells what, how much, when and who', () => {
    renderView(withActivity([payment]));
    const [entry] = entries();
    expect(textOf(entry)).toContain('Payment');
    expect(textOf(entry)).toContain(formatMoney(usd(60_000)));
    expect(textOf(entry)).toContain('Visa •••• 4242');
    expect(textOf(entry)).toContain(`${formatDateTime(at)}, Pat Admin`);
    expect(entry?.querySelector('time')?.getAttribute('datetime')).toBe(at);
  });

  it('tells of what an amount consists', () => {
    renderView(withActivity([{ ...payment, amount: usd(61_500), surcharge: usd(1_500) }]));
    expect(textOf(entries()[0])).toContain('$615.00 = $600.00 + $15.00 surcharge');
  });

  it.each([
    ['nothing was added', usd(0)],
    ['more was added than the amount', usd(70_000)],
    ['it is in another currency', { value: 1_500, currency: 'EUR' }],
  ])('tells an amount alone where %s', (_, surcharge) => {
    renderView(withActivity([{ ...payment, surcharge }]));
    expect(textOf(entries()[0])).not.toContain('=');
  });

  it('tells no more than WisePay does', () => {
    renderView(withActivity([{ at, kind: 'reminder' }]));
    expect(textOf(entries()[0])).toBe(`Reminder sent${formatDateTime(at).replace(/\s/g, ' ')}`);
  });

  it('keeps the order that it was given', () => {
    renderView(withActivity([{ at, kind: 'refund' }, payment]));
    expect(entries().map((entry) => textOf(entry.querySelector('.heading bdi') ?? undefined))).toEqual([
      'Refund',
      'Payment',
    ]);
  });

  it.each([
    ['payment', 'Payment'],
    ['payment_failed', 'Payment failed'],
    ['payment_returned', 'Payment returned by the bank'],
    ['refund', 'Refund'],
    ['void', 'Payment voided'],
    ['refund_failed', 'Refund failed'],
    ['void_failed', 'Void failed'],
    ['terminal_payment', 'Terminal payment, not charged'],
    ['reminder', 'Reminder sent'],
    ['reminder_skipped', 'Reminder skipped, no email sent'],
    ['reminder_failed', 'Reminder failed, no email sent'],
  ])('has words of its own for what WisePay calls %s', (kind, words) => {
    renderView(withActivity([{ at, kind, text: 'Front desk' }]));
    expect(within(list()).getByText(words)).toBeTruthy();
    expect(within(list()).getByText('Front desk')).toBeTruthy();
  });

  it('shows what it has no words for by WisePay’s own, and never by a key', () => {
    renderView(
      withActivity([{ at, kind: 'dispute_opened', text: 'Dispute opened by the bank', by: 'Bank' }]),
    );
    expect(within(list()).getAllByText('Dispute opened by the bank')).toHaveLength(1);
    expect(textOf(list())).not.toContain('dispute_opened');
  });

  it.each([undefined, ''])('says so where WisePay gives none: %j', (text) => {
    renderView(withActivity([{ at, kind: 'toString', ...(text !== undefined && { text }) }]));
    expect(within(list()).getByText('Other activity')).toBeTruthy();
    expect(textOf(list())).not.toContain('toString');
  });

  it('is text whatever it looks like', () => {
    const text = '<img src=x onerror="top.pwned=1"><b>Paid</b>';
    renderView(
      withActivity([
        { at, kind: 'note', text, by: text },
        { at, kind: 'payment', text },
      ]),
    );
    expect(within(list()).getAllByText(text)).toHaveLength(3);
    expect(list().querySelectorAll('img, b')).toHaveLength(0);
  });

  it('says that WisePay has older ones', () => {
    renderView(withActivity([payment], 1_200));
    expect(textOf(list())).toContain('Activity (1,201)');
    expect(textOf(list())).toContain('WisePay has 1,200 older entries.');
    cleanup();
    renderView(withActivity([payment], 1));
    expect(textOf(list())).toContain('WisePay has 1 older entry.');
  });

  it('stays as it was left when the invoice is looked at again', () => {
    const { show } = renderView(withActivity([payment]));
    list().open = true;
    show({ view: withActivity([{ at, kind: 'reminder' }, payment]) });
    expect(list().open).toBe(true);
    expect(entries()).toHaveLength(2);
  });

  it('says nothing by itself: nobody wants it read out while they work', () => {
    renderView(withActivity([payment]));
    expect(list().closest('[aria-live], [role=status], [role=alert], [role=log]')).toBeNull();
    expect(list().querySelector('[aria-live], [role=status], [role=alert], [role=log]')).toBeNull();
  });

  it('is not there where nothing happened', () => {
    renderView(withActivity([]));
    expect(document.querySelector('details')).toBeNull();
    expect(screen.queryByText(/Activity/)).toBeNull();
  });
});
