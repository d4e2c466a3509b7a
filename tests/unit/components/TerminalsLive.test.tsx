// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { actionable } from '../support/actionable.ts';
import { press, textOnScreen } from '../support/render-pod.tsx';
import { amount, choose, openForm } from '../support/terminal-form.ts';

const wait = (seconds: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(seconds * 1_000);
  });

/** The terminals that are chosen. */
const chosen = () =>
  screen
    .getAllByRole<HTMLInputElement>('radio')
    .filter(({ checked }) => checked)
    .map((radio) => radio.parentElement?.textContent);

function hide(is: boolean) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(is ? 'hidden' : 'visible');
  fireEvent(document, new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the terminals while their form is open', () => {
  it('are looked at again every five seconds for a minute, then less often, and not for ever', async () => {
    const { panel } = openForm();
    await wait(4.9);
    expect(panel.refresh).not.toHaveBeenCalled();
    await wait(0.1);
    expect(panel.refresh).toHaveBeenCalledOnce();
    await wait(55);
    expect(panel.refresh).toHaveBeenCalledTimes(12);
    await wait(15);
    expect(panel.refresh).toHaveBeenCalledTimes(13);
    await wait(3_600);
    expect(panel.refresh).toHaveBeenCalledTimes(28);
  });

  it('say from when they are once nobody looks any longer, until somebody looks again', async () => {
    vi.setSystemTime(new Date(2026, 4, 20, 14, 0));
    const { panel, show } = openForm();
    panel.refresh.mockImplementation(() => Promise.resolve(show({ view: actionable() })));
    await wait(299);
    expect(textOnScreen()).not.toContain('Terminal status as of');
    await wait(10);
    expect(textOnScreen()).toContain('Terminal status as of 2:05 PM.');
    await wait(3_600);
    expect(textOnScreen()).toContain('Terminal status as of 2:05 PM.');
    press('Refresh');
    await wait(0);
    expect(textOnScreen()).not.toContain('Terminal status as of');
    expect(panel.refresh).toHaveBeenCalledTimes(29);
    await wait(5);
    expect(panel.refresh).toHaveBeenCalledTimes(30);
  });

  it('are as old as the last look that succeeded', async () => {
    vi.setSystemTime(new Date(2026, 4, 20, 14, 0));
    const { panel, show } = openForm();
    await wait(120);
    show({ view: actionable() });
    await wait(400);
    expect(panel.refresh).toHaveBeenCalledTimes(28);
    expect(textOnScreen()).toContain('Terminal status as of 2:02 PM.');
  });

  it('whose look fails keep the form as it was typed, and the next look shows them as they are', async () => {
    vi.setSystemTime(new Date(2026, 4, 20, 14, 0));
    const { panel, show } = openForm();
    choose('Front desk');
    fireEvent.input(amount(), { target: { value: '20.50' } });
    const failure = { action: 'check_again', error: { code: 'offline', details: {} } } as const;
    panel.refresh.mockImplementation(() => Promise.resolve(show({ view: actionable(), failure })));
    await wait(30);
    expect(panel.refresh).toHaveBeenCalledTimes(6);
    expect(amount().value).toBe('20.50');
    expect(chosen()).toEqual(['Front desk Ready']);
    expect(screen.getByRole('alert').textContent).toContain('Can’t reach WisePay');
    expect(textOnScreen()).not.toContain('No terminal is available.');

    const terminals = actionable().invoice.terminals.map((each) => ({ ...each, state: 'offline' as const }));
    panel.refresh.mockImplementation(() => Promise.resolve(show({ view: actionable({ terminals }) })));
    await wait(5);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(textOnScreen()).toContain('No terminal is available.');
    expect(amount().value).toBe('20.50');
  });

  it('are left alone while nobody can see them', async () => {
    const { panel } = openForm();
    hide(true);
    await wait(600);
    expect(panel.refresh).not.toHaveBeenCalled();
    hide(false);
    await wait(0);
    expect(panel.refresh).toHaveBeenCalledOnce();
  });

  it('are left alone while a payment is being sent, and once the form is closed', async () => {
    const { panel, show } = openForm();
    show({ view: actionable(), busy: 'terminal' });
    await wait(30);
    expect(panel.refresh).not.toHaveBeenCalled();
    show({ view: actionable() });
    press('Back');
    await wait(600);
    expect(panel.refresh).not.toHaveBeenCalled();
  });

  it('wait for the last look before the next one', async () => {
    const { panel } = openForm();
    const slow = Promise.withResolvers<void>();
    panel.refresh.mockReturnValueOnce(slow.promise);
    await wait(60);
    expect(panel.refresh).toHaveBeenCalledOnce();
    slow.resolve();
    await wait(5);
    expect(panel.refresh).toHaveBeenCalledTimes(2);
  });

  it('can be looked at again by hand, once at a time, also where none is available', async () => {
    const { panel } = openForm({ terminals: [{ id: 'trm_1', label: 'Desk', state: 'offline' }] });
    expect(textOnScreen()).toContain('No terminal is available.');
    const slow = Promise.withResolvers<void>();
    panel.refresh.mockReturnValueOnce(slow.promise);
    press('Refresh');
    press('Refresh');
    expect(panel.refresh).toHaveBeenCalledOnce();
    expect(screen.getByRole('button', { name: 'Refresh' }).getAttribute('aria-busy')).toBe('true');
    slow.resolve();
    await wait(0);
    expect(screen.getByRole('button', { name: 'Refresh' }).getAttribute('aria-busy')).toBe('false');
  });
});

describe('a busy terminal', () => {
  const busy = (busyWith?: Invoice['terminals'][number]['busyWith']) =>
    openForm({ terminals: [{ id: 'trm_1', label: 'Desk', state: 'busy', ...(busyWith && { busyWith }) }] });

  it.each([
    [{ invoiceNumber: '20114', by: 'Dana Fox' }, 'Desk Busy with invoice 20114 (Dana Fox)'],
    [{ invoiceNumber: '20114' }, 'Desk Busy with invoice 20114'],
    [{ by: 'Dana Fox' }, 'Desk Busy (Dana Fox)'],
    [{}, 'Desk Busy'],
    [undefined, 'Desk Busy'],
  ])('says with what, and who sent it, as far as WisePay does: %j', (busyWith, words) => {
    busy(busyWith);
    expect(screen.getByRole('radio').parentElement?.textContent).toBe(words);
  });

  it('that is ready by now says nothing of the earlier payment', () => {
    openForm({ terminals: [{ id: 'trm_1', label: 'Desk', state: 'ready', busyWith: { by: 'Dana Fox' } }] });
    expect(textOnScreen()).not.toContain('Dana Fox');
  });
});
