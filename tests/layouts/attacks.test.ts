/**
 * A page that misleads while the POD is taught: text that a person does not see, other records' numbers, and screens
 * that change between the steps. Nothing of it becomes the place of the number.
 */
import { type Browser, expect, type Page, test } from '@playwright/test';
import { findBrowser } from '../../scripts/browser/find-browser.ts';
import { launchPlain } from '../../scripts/browser/launch-plain.ts';
import { bundle, emptyPsaPage, psaAddress } from './support/bundle.ts';
import type { PageLesson, Screen } from './support/teach-page.ts';

let browser: Browser;
let page: Page;
let script: string;

test.beforeAll(async () => {
  script = await bundle('./teach-page.ts');
  browser = await launchPlain(await findBrowser());
  page = await emptyPsaPage(browser);
});
test.afterAll(() => browser.close());
test.beforeEach(async () => {
  await page.goto(psaAddress);
  await page.evaluate(script);
});

/** The invoice of a step or a further look, and what the page says of it. */
interface Shown {
  readonly number: string;
  /** What a planted text says: the number that was typed, and later another one. */
  readonly planted: string;
  readonly step: 'first' | 'second' | 'further';
}

const invoices: readonly Shown[] = [
  { number: '20101', planted: '20101', step: 'first' },
  { number: '20302', planted: '20302', step: 'second' },
  { number: '20507', planted: '20101', step: 'further' },
  { number: '20744', planted: '20302', step: 'further' },
];
const customers = ['Contoso Dental', 'Fabrikam Law', 'Tailspin Bakery', 'Adatum Movers'];

/** The screen that a person sees: a heading, and the customer's name. */
const heading = ({ number }: Shown) => `<h2 class="page-title">Invoice ${number}</h2>`;
const customer = (index: number) => `<p class="company-name">${customers[index]}</p>`;
/** In an element of the most stable kind, for which the heading would be passed over. */
const plant = (style: string, text: string) =>
  `<div style="${style}"><div class="cw-record-label" style="font-size: inherit">Invoice ${text}</div></div>`;

/** Teaches the two first invoices and a list, and looks at the others. */
function teach(draw: (shown: Shown, index: number) => string): Promise<PageLesson> {
  const screens = invoices.map(
    (shown, index): Screen => ({
      html: draw(shown, index),
      hash: '#startscreen=billing_detail',
      number: shown.number,
    }),
  );
  const [first, second, ...further] = screens;
  if (first === undefined || second === undefined) throw new Error('there are four invoices');
  const other = {
    html: '<h2 class="page-title">All documents</h2>',
    hash: '#startscreen=billing_overview',
    number: null,
  };
  return page.evaluate((taught) => window.teachPage(taught), { first, second, other, further });
}

/** The numbers that a person sees on the further screens. */
const seen = invoices.filter(({ step }) => step === 'further').map(({ number }) => number);

/** Nothing was learned, or what is shown is what a person sees. */
function expectHarmless({ found, selector }: PageLesson) {
  expect(found.map((number, index) => number ?? seen[index])).toEqual(seen);
  expect(selector ?? '').not.toContain('cw-record-label');
}

test('the heading is learned, as on the page of every attack without its harmful part', async () => {
  const { found, problem } = await teach((shown, index) => heading(shown) + customer(index));
  expect({ found, problem }).toEqual({ found: seen, problem: null });
});

test('the same text where a person sees it is preferred', async () => {
  const { found, selector } = await teach((shown) => heading(shown) + plant('', shown.planted));
  expect(selector).toBe('.cw-record-label');
  expect(found).toEqual(['20101', '20302']);
});

const hidden: Readonly<Record<string, string>> = {
  'not displayed': 'display: none',
  'not visible': 'visibility: hidden',
  transparent: 'opacity: 0',
  'nearly transparent': 'opacity: 0.02',
  'transparent by a filter': 'filter: opacity(0)',
  'cut off by a clip path': 'clip-path: inset(100%)',
  'cut off by a clip path, and not clickable': 'clip-path: inset(100%); pointer-events: none',
  'cut off by a box of one pixel': 'position: absolute; width: 1px; height: 1px; overflow: hidden',
  'cut off as for screen readers':
    'position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0); white-space: nowrap',
  'cut off by a box without height': 'height: 0; overflow: hidden',
  'cut off, and not clickable': 'height: 0; overflow: hidden; pointer-events: none',
  'not rendered by content-visibility': 'content-visibility: hidden',
  'written in one pixel': 'font-size: 1px',
  'scaled to a point': 'transform: scale(0.01)',
  'left of the window': 'position: absolute; left: -9999px',
  'above the window': 'position: absolute; top: -500px',
  'below the window': 'position: absolute; top: 5000px',
  'indented out of the window': 'text-indent: -9999px',
  'written in a transparent color': 'color: transparent',
  'written in a nearly transparent color': 'color: rgb(0 0 0 / 3%)',
  'written in a transparent color of another space': 'color: color(srgb 0 0 0 / 0)',
  'filled with no color': '-webkit-text-fill-color: transparent',
};

for (const [name, style] of Object.entries(hidden)) {
  test(`a number that is ${name} is not taken for the place`, async () => {
    const lesson = await teach(
      (shown, index) => plant(style, shown.planted) + heading(shown) + customer(index),
    );
    expectHarmless(lesson);
    expect(lesson.found).toEqual(seen);
  });

  test(`a number that is only ${name} cannot be taught`, async () => {
    const { problem } = await teach((shown, index) => customer(index) + plant(style, shown.planted));
    expect(problem).toBe('number_not_seen');
  });
}

test('a number under another element is not taken for the place', async () => {
  const cover = '<div style="position: absolute; inset: 0; background: white">';
  const lesson = await teach(
    (shown, index) =>
      `<div style="position: relative">${plant('', shown.planted)}${cover}</div></div>` +
      heading(shown) +
      customer(index),
  );
  expectHarmless(lesson);
  expect(lesson.found).toEqual(seen);
});

test('a number in the address of a foreign frame is not taken for the place', async () => {
  const lesson = await teach(
    (shown, index) =>
      `<iframe name="cw-record-label" src="https://evil.example/Invoice ${shown.planted}"></iframe>` +
      heading(shown) +
      customer(index),
  );
  expectHarmless(lesson);
  expect(lesson.found).toEqual(seen);
});

test('a number that stands only in the address of a foreign frame cannot be taught', async () => {
  const { problem } = await teach(
    ({ planted }) => `<iframe src="https://evil.example/?id=${planted}" title="${planted}"></iframe>`,
  );
  expect(problem).toBe('number_not_seen');
});

const row = (label: string, value: string) =>
  `<div class="cw-record-row"><span>${label}</span> <span class="cw-record-value">${value}</span></div>`;

test('the number of the previous invoice is not taken for the number', async () => {
  const lesson = await teach(({ number }, index) => {
    const previous = invoices[index - 1]?.number ?? '19998';
    return row('Previous invoice', previous) + row('Invoice number', number) + customer(index);
  });
  expect(lesson.problem).toBeNull();
  expect(lesson.found).toEqual(seen);
});

test('the number of a previous invoice that appears only later does not take the place of the number', async () => {
  const draw = (isAttack: boolean) => (shown: Shown, index: number) => {
    const previous = isAttack && shown.step === 'further' ? `Previous Invoice ${shown.planted}, ` : '';
    return `<h2 class="page-title">${customers[index]}: ${previous}Invoice ${shown.number}</h2>`;
  };
  expect((await teach(draw(false))).found).toEqual(seen);
  expectHarmless(await teach(draw(true)));
});

test('a row of a previous invoice that appears only later does not take the place of the number', async () => {
  const draw = (isAttack: boolean) => (shown: Shown, index: number) => {
    const isLate = isAttack && shown.step === 'further';
    const previous = isLate ? row('Previous invoice', shown.planted) : '';
    return previous + row('Invoice', shown.number) + customer(index);
  };
  expect((await teach(draw(false))).found).toEqual(seen);
  expectHarmless(await teach(draw(true)));
});

test('a heading that is another element on the second invoice teaches nothing wrong', async () => {
  const { problem } = await teach((shown, index) =>
    shown.step === 'second'
      ? `<div class="mm-other-title">Invoice ${shown.number}</div>${customer(index)}`
      : heading(shown) + customer(index),
  );
  expect(problem).toBe('nothing_in_common');
});

test('a number that jumps from the heading to a note teaches nothing wrong', async () => {
  const { problem } = await teach((shown, index) =>
    shown.step === 'second'
      ? `<h2 class="page-title">Invoice</h2><p class="note-text">Please see Invoice ${shown.number} for ${customers[index]}</p>`
      : heading(shown) + customer(index),
  );
  expect(problem).toBe('nothing_in_common');
});

test('a note that quotes the invoice while it is taught does not take the place of the heading', async () => {
  const lesson = await teach(
    (shown, index) =>
      `<div><textarea class="cw-record-label" style="font-size: 14px">Invoice ${shown.planted}</textarea></div>` +
      heading(shown) +
      customer(index),
  );
  expectHarmless(lesson);
  expect(lesson.found).toEqual(seen);
});
