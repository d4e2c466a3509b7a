// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
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

const show = (view: PodView, presentation: Presentation) => renderPod({ view, presentation });
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

  it('is nothing where the administrator names none', () => {
    show(refused, helpDesk({ email: null, hasPage: false }));
    expect(help()).toBeNull();
  });

  it('cannot smuggle more into a letter than its address', () => {
    show(refused, helpDesk({ email: 'a@msp.example?bcc=evil@x.example', hasPage: false }));
    expect(screen.getByRole('link').getAttribute('href')).toBe(
      'mailto:a@msp.example%3Fbcc%3Devil%40x.example',
    );
  });
});
