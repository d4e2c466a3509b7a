import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { describePanel, type PanelOnScreen } from '#lib/panel/describe-panel.ts';
import type { PanelState } from '#lib/panel/panel-state.ts';
import { panelFactsSchema } from '#lib/protocol/panel-facts.ts';
import type { PodView } from '#lib/protocol/views.ts';
import { readyView } from '../support/invoices.ts';

const window = { width: 320, height: 700, pixelRatio: 2 };

function describeIn(state: Partial<PanelState>, changes: Partial<PanelOnScreen> = {}) {
  const facts = describePanel({
    state: { view: null, busy: null, failure: null, ...state },
    endings: [],
    form: undefined,
    place: 'panel',
    side: 'left',
    window,
    ...changes,
  });
  // The worker takes nothing else.
  expect(v.is(panelFactsSchema, facts)).toBe(true);
  return facts;
}

const views: readonly [PodView, string | undefined][] = [
  [{ kind: 'sign_in', email: 'pat@northwind.example' }, undefined],
  [{ kind: 'refused', reason: 'not_admin', email: 'pat@northwind.example' }, 'not_admin'],
  [{ kind: 'not_synced', reason: 'location_excluded', number: '20101' }, 'location_excluded'],
  [{ kind: 'not_synced' }, undefined],
  [{ kind: 'ambiguous', reason: 'mismatch', number: '20101' }, 'mismatch'],
  [{ kind: 'unavailable', error: { code: 'timeout', details: {} } }, 'timeout'],
];

describe('what a panel says that it shows', () => {
  it('is nothing yet while it loads', () => {
    expect(describeIn({})).toEqual({
      view: 'loading',
      form: null,
      notices: [],
      busy: false,
      place: 'panel',
      side: 'left',
      window,
    });
  });

  it.each(views)('is the kind of its view and the reason: %j', (view, reason) => {
    const facts = describeIn({ view });
    expect(facts.view).toBe(view.kind);
    expect(facts.reason).toBe(reason);
    expect(JSON.stringify(facts)).not.toMatch(/pat@|20101/);
  });

  it('is the open form, if there is such a one', () => {
    expect(describeIn({ view: readyView() }, { form: 'refund' }).form).toBe('refund');
    expect(describeIn({ view: readyView() }, { form: 'Contoso' }).form).toBeNull();
  });

  it('is where it is', () => {
    expect(describeIn({}, { place: 'window', side: undefined })).not.toHaveProperty('side');
  });

  it('is that something is under way, and that the last thing failed, with its code alone', () => {
    const facts = describeIn({
      view: readyView(),
      busy: 'refund',
      failure: { action: 'refund', error: { code: 'refused', details: { problemCode: 'invoice_changed' } } },
      unread: { action: 'refund', accepted: true, error: { code: 'offline', details: {} } },
    });
    expect(facts).toMatchObject({ busy: true, failure: 'refused', notices: ['failure', 'unread'] });
    expect(JSON.stringify(facts)).not.toContain('invoice_changed');
  });

  it('are the notices of an invoice, by their names', () => {
    const base = readyView();
    const view = {
      ...base,
      invoice: { ...base.invoice, scheduledPayment: { date: '2026-06-05', method: 'Visa •••• 1881' } },
      paymentScreenOpen: true,
      foreignLink: { origin: 'https://contoso.example' },
      operations: [{ intentId: 'i', kind: 'refund' as const, state: 'open' as const }],
    };
    const facts = describeIn({ view });
    expect(facts.notices).toEqual(['scheduled_payment', 'payments_screen', 'foreign_link', 'outcome']);
    expect(JSON.stringify(facts)).not.toMatch(/1881|contoso/);
  });

  it('are without what the panel does not show: the request of a payment that a terminal took', () => {
    const operations = [{ intentId: 'i', kind: 'terminal' as const, state: 'accepted' as const }];
    expect(describeIn({ view: { ...readyView(), operations } }).notices).toEqual([]);
  });
});
