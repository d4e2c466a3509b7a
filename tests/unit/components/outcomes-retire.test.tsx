// @vitest-environment happy-dom
/** Outcomes do not pile up: the newest is first, successes are one notice, and go away once they were seen. */
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShownOperation } from '#lib/protocol/shown.ts';
import type { Refund } from '#lib/wisepay/schemas/payment.ts';
import { actionable, operation, usd } from '../support/actionable.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { press, renderPod, renderView } from '../support/render-pod.tsx';

/** Some minutes after the sample refund was made. */
const now = '2026-05-21T09:35:00Z';

const seconds = (count: number) =>
  act(() => {
    vi.advanceTimersByTime(count * 1_000);
  });
const titles = () => [...document.querySelectorAll('.outcomes h2')].map(({ textContent }) => textContent);

/** The view with these operations, oldest first, and these refunds of the sample payment. */
const viewOf = (operations: readonly Partial<ShownOperation>[], refunds: readonly Partial<Refund>[] = []) =>
  actionable(
    {
      payments: [
        {
          ...samplePayment,
          refunds: refunds.map((change, index) => ({ ...sampleRefund, id: `ref_${index + 1}`, ...change })),
        },
      ],
    },
    { operations: operations.map((change, index) => operation({ intentId: `int_${index + 1}`, ...change })) },
  );

const large = { amount: usd(60000), surcharge: usd(0) };
const small = { amount: usd(1500), surcharge: usd(0) };
const accepted = (refundId: string) => ({ state: 'accepted', refundId }) as const;
const sentReminder = { kind: 'remind', state: 'accepted', reminder: { state: 'accepted' } } as const;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(now) });
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('several outcomes', () => {
  it('stand with the newest first', () => {
    renderView(
      viewOf([
        { kind: 'remind', state: 'not_received' },
        { kind: 'terminal', state: 'open' },
      ]),
    );
    expect(titles()).toEqual(['Checking…', 'The reminder never reached WisePay']);
  });

  it('that succeeded alike are one, with all amounts, the newest first, and one button', () => {
    const { panel } = renderView(viewOf([accepted('ref_1'), accepted('ref_2')], [small, large]));
    expect(titles()).toEqual(['2 refunds submitted: $600.00 and $15.00']);
    press('Dismiss');
    expect(panel.dismiss).toHaveBeenCalledExactlyOnceWith('int_2', 'int_1');
  });

  it('that succeeded alike name the parts of each total', () => {
    renderView(viewOf([accepted('ref_1'), accepted('ref_2')], [small, { ...large, surcharge: usd(1500) }]));
    expect(titles()).toEqual(['2 refunds submitted: $615.00 and $15.00']);
    expect(document.body.textContent).toContain('$615.00 = $600.00 + $15.00 surcharge');
  });

  it('that stand differently stay apart: one is pending, one went through, one is a void', () => {
    renderView(
      viewOf(
        [accepted('ref_1'), accepted('ref_2'), accepted('ref_3')],
        [small, { ...large, state: 'succeeded' }, { kind: 'void' }],
      ),
    );
    expect(titles()).toEqual(['The void is on its way', 'The refund succeeded', 'The refund is on its way']);
  });

  it('never take in one that failed, is uncertain, or that WisePay reports in words of its own', () => {
    const unlisted = 'in_review' as Refund['state'];
    renderView(
      viewOf(
        [accepted('ref_1'), accepted('ref_2'), { state: 'unresolved' }, accepted('ref_3')],
        [small, { ...large, state: 'failed' }, { ...large, state: unlisted }],
      ),
    );
    expect(titles()).toHaveLength(4);
    expect(titles().join()).not.toContain('2 refunds');
  });

  it('that are reminders are one, without amounts', () => {
    renderView(viewOf([sentReminder, sentReminder]));
    expect(titles()).toEqual(['2 reminders sent']);
  });
});

describe('a plain success', () => {
  it('goes away once it was seen, without a click and without moving the keyboard', () => {
    const { panel } = renderView(viewOf([sentReminder]));
    const focused = document.activeElement;
    seconds(14.9);
    expect(panel.retire).not.toHaveBeenCalled();
    seconds(0.2);
    expect(panel.retire).toHaveBeenCalledExactlyOnceWith(['int_1']);
    expect(panel.dismiss).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(focused);
  });

  it('goes away with the others that it is one with', () => {
    const done = [small, large].map((refund) => ({ ...refund, state: 'succeeded' }) as const);
    const { panel } = renderView(viewOf([accepted('ref_1'), accepted('ref_2')], done));
    seconds(15);
    expect(panel.retire).toHaveBeenCalledExactlyOnceWith(['int_2', 'int_1']);
  });

  it.each([
    ['a form is open, whose last button would jump', {}],
    ['something is under way', { busy: 'refund' }],
  ] as const)('stays while %s', (_, state) => {
    const { panel } = renderPod({ view: viewOf([sentReminder]), ...state });
    if (!('busy' in state)) press('Refund');
    seconds(600);
    expect(panel.retire).not.toHaveBeenCalled();
  });

  it('stays while the pointer moves over it', () => {
    const { panel } = renderView(viewOf([sentReminder]));
    const notice = screen.getByRole('heading', { name: 'The reminder was sent' }).parentElement;
    for (let move = 0; move < 100; move += 1) {
      fireEvent.pointerMove(notice ?? document);
      seconds(3);
    }
    expect(panel.retire).not.toHaveBeenCalled();
  });
});

describe('a refund that is on its way', () => {
  const region = () => screen.getByRole('region', { name: 'Refunds' }).textContent;

  it('goes away once it was seen; its row and its badge stay, and its failure is told there', () => {
    const { panel, show } = renderView(viewOf([accepted('ref_1')], [small]));
    seconds(15);
    expect(panel.retire).toHaveBeenCalledExactlyOnceWith(['int_1']);
    show({ view: viewOf([], [small]) });
    expect(titles()).toEqual([]);
    expect(region()).toContain('Pending');
    expect(document.querySelector('.facts')?.textContent).toContain('Refund pending');
    show({ view: viewOf([], [{ ...small, state: 'failed', failure: 'account_closed' }]) });
    expect(region()).toContain('Failed');
    expect(region()).toContain('The account is closed.');
  });

  it('that succeeds is seen for its full time', () => {
    const { panel, show } = renderView(viewOf([accepted('ref_1')], [small]));
    seconds(14);
    show({ view: viewOf([accepted('ref_1')], [{ ...small, state: 'succeeded' }]) });
    seconds(14);
    expect(panel.retire).not.toHaveBeenCalled();
    seconds(1);
    expect(panel.retire).toHaveBeenCalledExactlyOnceWith(['int_1']);
  });
});

describe('the steps for the books', () => {
  const lists = () => screen.queryAllByRole('heading', { name: 'Update your books' });

  it('stand once, whatever the outcomes, and not in their notices', () => {
    renderView(
      viewOf(
        [accepted('ref_1'), accepted('ref_2'), accepted('ref_3'), accepted('ref_4'), accepted('ref_9')],
        [small, { ...large, state: 'succeeded' }, { kind: 'void' }, { ...small, state: 'failed' }],
      ),
    );
    expect(titles()).toHaveLength(4);
    expect(lists()).toHaveLength(1);
    expect(document.querySelector('.outcomes')?.textContent).not.toContain('books');
  });

  it.each(['pending', 'succeeded'] as const)(
    'are still there after the notice of a refund has gone (%s)',
    (state) => {
      const { panel, show } = renderView(viewOf([accepted('ref_1')], [{ ...small, state }]));
      seconds(15);
      expect(panel.retire).toHaveBeenCalledOnce();
      show({ view: viewOf([], [{ ...small, state }]) });
      expect(titles()).toEqual([]);
      expect(lists()).toHaveLength(1);
      press('Open WisePay');
      expect(panel.open).toHaveBeenCalledExactlyOnceWith('home');
    },
  );

  it('go a day after the refund, and do not come for one that failed', () => {
    const { show } = renderView(viewOf([accepted('ref_1')], [{ ...small, state: 'failed' }]));
    expect(lists()).toHaveLength(0);
    show({ view: viewOf([], [{ ...small, state: 'succeeded' }]) });
    expect(lists()).toHaveLength(1);
    seconds(24 * 60 * 60);
    show({ view: viewOf([], [{ ...small, state: 'succeeded' }]) });
    expect(lists()).toHaveLength(0);
  });
});

describe('what needs a person', () => {
  const refundNotListed = { state: 'accepted', refundId: 'ref_9' } as const;

  it.each<[string, Partial<ShownOperation>, Partial<Refund>[]]>([
    ['an uncertain refund', { state: 'open' }, []],
    ['one that waits for a sign-in', { state: 'step_up' }, []],
    ['one that WisePay cannot tell', { state: 'unresolved' }, []],
    ['a refusal', { state: 'refused', problemCode: 'moon_phase' }, []],
    ['one that never arrived', { state: 'not_received' }, []],
    ['one that was not sent', { state: 'abandoned' }, []],
    ['a refund that failed', accepted('ref_1'), [{ state: 'failed' }]],
    ['a refund that WisePay does not list yet', refundNotListed, []],
    [
      'a reminder that was not sent',
      { kind: 'remind', state: 'accepted', reminder: { state: 'skipped' } },
      [],
    ],
  ])('stays until it is dismissed: %s', (_, change, refunds) => {
    const { panel } = renderView(viewOf([change], refunds));
    seconds(3_600);
    expect(panel.retire).not.toHaveBeenCalled();
    expect(titles()).toHaveLength(1);
  });
});
