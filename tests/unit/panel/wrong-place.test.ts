// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setLanguage } from '#lib/i18n/translate.ts';
import { showWrongPlace, wrongPlaceOf } from '../../../entrypoints/panel/wrong-place.ts';

const psa = 'https://na.myconnectwise.net';

beforeEach(() => {
  document.body.replaceChildren();
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('en-GB');
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
});
afterEach(() => setLanguage('en'));

describe('the place of the panel', () => {
  /** The panel's window, inside PSA's. */
  function panelWindow() {
    const parent = {};
    const window = { parent, top: parent, self: {}, location: { ancestorOrigins: [psa] } };
    return Object.assign(window, { self: window });
  }
  type PanelWindow = ReturnType<typeof panelWindow>;

  const placeOf = (window: object) => wrongPlaceOf(window as Window & typeof globalThis);

  it('is right in a page that the POD serves', async () => {
    expect(await placeOf(panelWindow())).toBeNull();
  });

  it('is right in a page of a host that a person has granted', async () => {
    const contains = vi.mocked(fakeBrowser.permissions.contains).mockImplementation(async () => true);
    const location = { ancestorOrigins: ['https://cw.example.com'] };
    const window = panelWindow();
    expect(await placeOf(Object.assign(window, { location }))).toBeNull();
    expect(contains).toHaveBeenCalledExactlyOnceWith({ origins: ['https://cw.example.com/*'] });
  });

  it.each<[string, (window: PanelWindow) => object, string]>([
    ['a tab of its own', (window) => ({ top: window }), 'not_framed'],
    ['another site', () => ({ location: { ancestorOrigins: ['https://evil.example'] } }), 'framed_elsewhere'],
    [
      'PSA inside another site',
      () => ({ location: { ancestorOrigins: [psa, 'https://evil.example'] } }),
      'framed_elsewhere',
    ],
    ['a frame inside PSA', () => ({ top: {} }), 'framed_elsewhere'],
    ['a browser that does not tell', () => ({ location: {} }), 'framed_elsewhere'],
  ])('is wrong in %s', async (_, change, wrongPlace) => {
    const window = panelWindow();
    expect(await placeOf(Object.assign(window, change(window)))).toBe(wrongPlace);
  });
});

describe('a panel in the wrong place', () => {
  it('says where it works when it was opened by itself', async () => {
    await showWrongPlace('not_framed');
    expect(document.body.textContent).toBe(
      'WisePay Payment POD works only on the invoice screen of ConnectWise PSA.',
    );
  });

  it('says it in the browser’s language', async () => {
    vi.mocked(fakeBrowser.i18n.getUILanguage).mockReturnValue('ar-EG');
    await showWrongPlace('not_framed');
    expect(document.documentElement.lang).toBe('ar');
    expect(document.documentElement.dir).toBe('rtl');
  });

  it('shows nothing to a site that frames it', async () => {
    await showWrongPlace('framed_elsewhere');
    expect(document.body.childNodes).toHaveLength(0);
  });
});
