// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { layoutOf } from '#sandbox/psa/layouts/layout.ts';
import { addressOf } from '#sandbox/psa/layouts/screens.ts';
import { visibleTexts } from './support/drawn.ts';

/** A seed whose banners have the numbers, without frames of other products, which happy-dom would load. */
const seed = Array.from({ length: 100 }, (_, index) => index + 1).find((candidate) => {
  const { place, hosted, address, impossible } = layoutOf(candidate);
  return impossible === null && place.kind === 'banner' && hosted === 'none' && address.form === 'packed';
});

const texts = () => visibleTexts().map(({ text }) => text);
const control = (text: string) => {
  const found = visibleTexts().find((one) => one.text === text)?.element;
  if (found === undefined) throw new Error(`nothing says ${text}`);
  return found;
};

/** A click that counts as a person's: PSA's widgets ignore those of scripts. */
function click(text: string): void {
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  control(text).dispatchEvent(event);
  vi.runAllTimers();
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  const options = { layoutSeed: seed };
  const data = { build: 'GMDB3DUB', member: null, options, startedAt: '2026-06-01T00:00:00.000Z' };
  document.head.innerHTML = `<script type="application/json" id="psa-bootstrap">${JSON.stringify(data)}</script>`;
  history.replaceState(null, '', '?sandbox.loadMs=30');
  const { showLayout } = await import('#sandbox/psa/client/layout/show-layout.ts');
  showLayout(seed ?? 0);
  vi.runAllTimers();
});
afterEach(() => {
  vi.useRealTimers();
  document.head.replaceChildren();
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname);
});

describe('the sandbox’s PSA in a made-up layout', () => {
  it('lists the sandbox’s invoices and opens the one that is chosen', () => {
    expect(texts()).toEqual(expect.arrayContaining(['20101', '20102']));
    click('20102');
    const banner = visibleTexts().find(({ element }) => element.matches('.cw_BannerView .detailLabel'));
    expect(banner?.text).toContain('20102');
    expect(history.state).toEqual({ screen: { kind: 'invoice', index: 1 } });
  });

  it('writes the layout’s address and keeps the sandbox’s switches in it', () => {
    click('Next invoice');
    const address = new URL(addressOf(layoutOf(seed ?? 0), { kind: 'list' }), location.href);
    expect(location.hash).not.toBe(address.hash);
    expect(location.hash).toMatch(/^#XQAACA/);
    expect(location.search).toContain('sandbox.loadMs=30');
  });

  it('opens the other screens from its menu', () => {
    click('Tickets');
    expect(history.state).toMatchObject({ screen: { kind: 'other' } });
    click('Invoices');
    expect(history.state).toEqual({ screen: { kind: 'list' } });
  });
});
