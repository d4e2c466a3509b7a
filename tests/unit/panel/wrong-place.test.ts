// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '#lib/i18n/translate.ts';
import { showWrongPlace } from '../../../entrypoints/panel/wrong-place.ts';

beforeEach(() => document.body.replaceChildren());
afterEach(() => setLanguage('en'));

describe('a panel in the wrong place', () => {
  it('says where it works when it was opened by itself', async () => {
    await showWrongPlace(document, 'not_framed', 'en-GB');
    expect(document.body.textContent).toBe(
      'The WisePay Payment POD works on the invoice screen of ConnectWise PSA only.',
    );
  });

  it('says it in the browser’s language', async () => {
    await showWrongPlace(document, 'not_framed', 'ar-EG');
    expect(document.documentElement.lang).toBe('ar');
    expect(document.documentElement.dir).toBe('rtl');
  });

  it('shows nothing to a site that frames it', async () => {
    await showWrongPlace(document, 'framed_elsewhere', 'en-GB');
    expect(document.body.childNodes).toHaveLength(0);
  });
});
