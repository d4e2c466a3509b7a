// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NoInvoice } from '#components/panel/NoInvoice.tsx';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable } from '../support/actionable.ts';
import { readyView } from '../support/invoices.ts';
import { openGuard, press, renderPod, textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

const words = 'PSA also shows WisePay’s own pod';
const hosted = (change: Partial<ReadyView> = {}): ReadyView => ({
  ...readyView(),
  hosted: 'show',
  ...change,
});

function show(view: ReadyView, isDue = true, isCollapsed = false) {
  const dismiss = vi.fn<() => void>();
  return { dismiss, ...renderPod({ view }, isCollapsed, openGuard, { hostedNotice: { isDue, dismiss } }) };
}

describe('a panel beside WisePay’s own pod', () => {
  it.each(['show', 'collapse'] as const)('says so where it is announced: %s', (decided) => {
    show(hosted({ hosted: decided }));
    expect(screen.getByText(words).closest('[role=status]')).not.toBeNull();
    expect(textOnScreen()).toContain('Use either one: WisePay keeps the same payments for both.');
  });

  it('says no more once the person has dismissed it', () => {
    const { dismiss } = show(hosted());
    press('Dismiss');
    expect(dismiss).toHaveBeenCalledOnce();
    cleanup();
    show(hosted(), false);
    expect(textOnScreen()).not.toContain(words);
  });

  it('says nothing of it as the tab, in a window, or without such a pod', () => {
    show(hosted(), true, true);
    expect(textOnScreen()).not.toContain(words);
    cleanup();
    renderPod({ view: hosted() });
    expect(textOnScreen()).not.toContain(words);
    cleanup();
    show(readyView());
    expect(textOnScreen()).not.toContain(words);
  });

  it('does not move a form for it', () => {
    show({ ...actionable(), hosted: 'show' });
    press('Re-send Reminder');
    expect(textOnScreen()).not.toContain(words);
    press('Back');
    expect(textOnScreen()).toContain(words);
  });
});

it('a side panel says that the administrator chose WisePay’s own pod', () => {
  const page = {
    host: 'na.myconnectwise.net',
    invoice: null,
    isByHand: false,
    isGivenUp: false,
    hasMember: true,
    noneReason: 'hosted_instead',
  };
  render(<NoInvoice tab={{ kind: 'page', page, needsMember: true }} />);
  expect(textOnScreen()).toContain('WisePay’s own pod is on this page');
  cleanup();
  render(<NoInvoice tab={{ kind: 'page', page: { ...page, noneReason: 'no_signal' }, needsMember: true }} />);
  expect(textOnScreen()).toContain('No invoice on this tab');
});
