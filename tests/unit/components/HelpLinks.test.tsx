// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Presentation } from '#lib/protocol/panel-messages.ts';
import type { PodView } from '#lib/protocol/views.ts';
import { readyView } from '../support/invoices.ts';
import { press, renderPod, textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

const email = 'pat@northwind.example';
const offline = { code: 'offline', details: {} } as const;
const presentation: Presentation = {
  locale: null,
  support: { email: 'help@msp.example', hasPage: true },
};
const views: [PodView['kind'], PodView][] = [
  ['ready', readyView()],
  ['sign_in', { kind: 'sign_in', email }],
  ['refused', { kind: 'refused', reason: 'not_admin', email }],
  ['not_synced', { kind: 'not_synced', reason: 'unknown' }],
  ['ambiguous', { kind: 'ambiguous', reason: 'mismatch', recordId: '5101', number: '20102' }],
  ['unavailable', { kind: 'unavailable', error: offline }],
];
const links = () => [...document.querySelectorAll('footer button')].map(({ textContent }) => textContent);

describe('the foot of the panel', () => {
  it.each(views)('leads to help and to suggestions in every view: %s', (_, view) => {
    const { panel } = renderPod({ view, presentation });
    expect(links()).toEqual(['Help', 'Suggest an improvement']);
    press('Help');
    press('Suggest an improvement');
    expect(panel.openPublic.mock.calls).toEqual([['help'], ['feedback']]);
  });

  it.each(views)('works while something is under way: %s', (_, view) => {
    const { panel } = renderPod({ view, presentation, busy: 'sign_in' });
    press('Help');
    expect(panel.openPublic).toHaveBeenCalledOnce();
  });

  it('leads to help also where nobody could tell what the administrator has set', () => {
    renderPod({ view: { kind: 'unavailable', error: offline } });
    expect(links()).toEqual(['Help', 'Suggest an improvement']);
  });

  it('is empty while the first view loads', () => {
    renderPod({ presentation });
    expect(links()).toEqual([]);
  });

  it('comes after the administrator’s own help desk', () => {
    renderPod({ view: { kind: 'refused', reason: 'not_admin', email }, presentation });
    const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(names.indexOf('Open the help page')).toBeLessThan(names.indexOf('Help'));
  });

  it.each(views)('says when a page could not be opened: %s', (_, view) => {
    const error = { code: 'orphaned', details: {} } as const;
    renderPod({ view, presentation, failure: { action: 'open', error } });
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    expect(textOnScreen()).toContain('WisePay was updated or removed');
  });

  it('holds no address that a page around the panel could have changed', () => {
    renderPod({ view: readyView(), presentation });
    fireEvent.click(screen.getByRole('button', { name: 'Help' }));
    expect(document.querySelectorAll('footer a')).toHaveLength(0);
  });
});
