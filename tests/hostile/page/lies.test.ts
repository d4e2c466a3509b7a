/** A PSA page that lies about the invoice it shows. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

test('a second banner that names another invoice takes the panel away instead of leading it there', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await addBanner(psa.page);
  await pod.expectNone();
});

test('a second banner that names the same invoice changes nothing', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  await addBanner(psa.page, { names: '20101' });
  await lookAgain(psa.page);
  await pod.expectText('Contoso Dental');
});

test('a banner that nobody can see leads the panel nowhere', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  await addBanner(psa.page, { display: 'none' });
  await lookAgain(psa.page);
  await pod.expectText('Contoso Dental');
  expect(await (await pod.frame()).getByText('Fabrikam').count()).toBe(0);
});

test('a second number field that names another invoice takes the panel away, and a hidden one does not', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await addField(psa.page, '20102', true);
  await lookAgain(psa.page);
  await pod.expectText('Contoso Dental');
  await addField(psa.page, '20102', false);
  await pod.expectNone();
});

test('a frame that is about another invoice takes the panel away instead of leading it there', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await addHostedFrame(psa.page, '5101');
  await lookAgain(psa.page);
  await pod.expectText('Contoso Dental');
  await addHostedFrame(psa.page, '5102');
  await pod.expectNone();
});

// There is no control, because nothing is refused here.
const hashes: readonly [string, () => string][] = [
  ['a state that unpacks to no end', () => `#${bomb()}??InvoiceDetail`],
  ['two million characters', () => `#${'A'.repeat(2_000_000 - 200)}`],
  ['what is no state at all', () => '#%00%FF<script>alert(1)</script>??InvoiceDetail'],
];

/** An LZMA header that declares almost 2⁶² bytes, followed by zeros. */
function bomb(): string {
  const header = [0x5d, 0, 0, 0x80, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x3f];
  const bytes = Buffer.concat([Buffer.from(header), Buffer.alloc(60_000)]);
  return bytes.toString('base64').replaceAll('+', '$').replaceAll('/', '_');
}

for (const [name, makeHash] of hashes) {
  test(`an address with ${name} leaves the page usable, and the POD with it`, async ({
    openInvoice,
    psa,
  }) => {
    await openInvoice();
    await psa.page.evaluate((hash) => {
      window.history.replaceState(null, '', `${window.location.pathname}${hash}`);
    }, makeHash());
    // The page still responds, and so does the next invoice's panel.
    expect(await psa.page.evaluate(() => document.readyState)).toBe('complete');
    await openInvoice('5104');
  });
}

/** Adds a second banner; by default, one that names another invoice. */
async function addBanner(page: Page, { names = '20102', display = '' } = {}): Promise<void> {
  await page.evaluate(
    ([number = '', css = '']) => {
      const banner = document.querySelector('.cw_BannerView');
      const fake = banner?.cloneNode(true);
      if (!(fake instanceof HTMLElement)) throw new Error('No banner');
      fake.innerHTML = fake.innerHTML.replaceAll('20101', number);
      fake.style.display = css;
      banner?.after(fake);
    },
    [names, display],
  );
}

/** Adds a field with the ID of PSA's own. */
async function addField(page: Page, value: string, hidden: boolean): Promise<void> {
  await page.evaluate(
    ([number, isHidden]) => {
      const input = document.createElement('input');
      input.id = 'Invoice_Number-input';
      input.value = number;
      input.hidden = isHidden;
      document.body.append(input);
    },
    [value, hidden] as const,
  );
}

/** Adds a frame with an address as hosted pods have. */
async function addHostedFrame(page: Page, recordId: string): Promise<void> {
  await page.evaluate((id) => {
    const frame = document.createElement('iframe');
    frame.src = `/v2025_1/hosted.html?id=${id}&screen=invoice`;
    document.body.append(frame);
  }, recordId);
}

/** Gives the POD a reason to read the page again, and time to do so. */
async function lookAgain(page: Page): Promise<void> {
  await page.evaluate(async () => {
    document.body.append(document.createElement('p'));
    for (let count = 0; count < 10; count += 1) await new Promise((done) => requestAnimationFrame(done));
  });
}
