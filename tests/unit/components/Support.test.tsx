// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Presentation } from '#lib/protocol/panel-messages.ts';
import type { PodView } from '#lib/protocol/views.ts';
import { readyView } from '../support/invoices.ts';
import { press, renderPod } from '../support/render-pod.tsx';

afterEach(cleanup);

const refused: PodView = { kind: 'refused', reason: 'member_unreadable' };
const helpDesk = (support: Presentation['support']): Presentation => ({
  locale: null,
  support,
});
const both = helpDesk({ email: 'help@msp.example', hasPage: true });

const show = (view: PodView, presentation: Presentation | undefined) =>
  renderPod({ view, ...(presentation !== undefined && { presentation }) });
const help = () => screen.queryByRole('region', { name: 'Help' });

describe('the administrator’s help desk', () => {
  it('is named where the POD cannot help any further', () => {
    const { panel } = show(refused, both);
    expect(screen.getByRole('link', { name: 'help@msp.example' }).getAttribute('href')).toBe(
      'mailto:help@msp.example',
    );
    press('Open the help page');
    expect(panel.openSupport).toHaveBeenCalledOnce();
  });

  it('is not in the way where everything works', () => {
    show(readyView(), both);
    expect(help()).toBeNull();
  });

  it.each([
    ['an address', { email: 'help@msp.example', hasPage: false }, 1, 0],
    ['a page', { email: null, hasPage: true }, 0, 1],
  ] as const)('may be %s alone', (_, support, links, pages) => {
    show(refused, helpDesk(support));
    expect(screen.queryAllByRole('link')).toHaveLength(links);
    expect(screen.queryAllByRole('button', { name: 'Open the help page' })).toHaveLength(pages);
  });

  it.each([
    ['names none', helpDesk({ email: null, hasPage: false })],
    ['is not known', undefined],
  ])('may be missing, and the report can still be copied: the administrator %s', (_, presentation) => {
    const { panel } = show(refused, presentation);
    expect(screen.queryAllByRole('link')).toHaveLength(0);
    const names = within(help() as HTMLElement)
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['Copy diagnostics report']);
    press('Copy diagnostics report');
    expect(panel.report).toHaveBeenCalledOnce();
  });

  it('is there, with the report, after a failure on an invoice', () => {
    const failure = { action: 'pay', error: { code: 'offline', details: {} } } as const;
    renderPod({ view: readyView(), failure });
    expect(
      within(help() as HTMLElement).getByRole('button', { name: 'Copy diagnostics report' }),
    ).toBeTruthy();
  });

  it('cannot smuggle more into a letter than its address', () => {
    show(refused, helpDesk({ email: 'a@msp.example?bcc=evil@x.example', hasPage: false }));
    expect(screen.getByRole('link').getAttribute('href')).toBe(
      'mailto:a@msp.example%3Fbcc%3Devil%40x.example',
    );
  });
});
