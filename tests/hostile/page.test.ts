/** Attacks by the PSA page itself, which shares its tab with the panel. */
import { textForEverybody } from '../e2e/support/text-for-everybody.ts';
import { expectRefused } from './support/diagnostics.ts';
import { expect, extensionId, extensionOrigin, test } from './support/fixtures.ts';
import { countMoves } from './support/moves.ts';

/** The panel's element on the page, as the page finds it. */
const host = 'html > div:last-child';

test('messages by the thousand, of every shape, change nothing about the panel', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
}) => {
  await openInvoice();
  const element = await (await pod.frame()).frameElement();
  const before = await element.boundingBox();
  await psa.page.evaluate(() => {
    const mountId = crypto.randomUUID();
    const messages = [
      { kind: 'wisepay-pod.placement', height: 5, side: 'left', collapsed: true },
      { kind: 'wisepay-pod.mount', mountId, isNarrow: false },
      { kind: 'wisepay-pod.page-changed' },
      { kind: 'pod.refund', mountId },
      'wisepay-pod.mount',
      null,
      { kind: { toString: 'wisepay-pod.placement' } },
      { kind: 'wisepay-pod.placement', height: '1px', __proto__: { collapsed: true } },
    ];
    for (let round = 0; round < 2_000; round += 1) {
      for (const message of messages) {
        const { port1, port2 } = new MessageChannel();
        port1.close();
        window.postMessage(message, '*', [port2]);
      }
    }
  });
  await expect(await pod.button('Pay Invoice')).toBeVisible();
  expect(await element.boundingBox()).toEqual(before);
  expect(await countMoves(sandbox)).toBe(0);
});

test('the page never gets hold of the panel’s window, its address or its inside', async ({
  openInvoice,
  psa,
}) => {
  await psa.page.addInitScript(() => {
    const heard: MessageEvent[] = [];
    Object.assign(window, { heard });
    window.addEventListener('message', (event) => heard.push(event), true);
  });
  await openInvoice();
  const found = await psa.page.evaluate((selector) => {
    const element = document.querySelector(selector);
    const { heard } = window as unknown as { readonly heard: readonly MessageEvent[] };
    return {
      heard: heard.length,
      windows: window.length,
      shadowRoot: element?.shadowRoot ?? null,
      inside: element?.innerHTML,
      attributes: element?.getAttributeNames(),
      frames: document.querySelectorAll('iframe').length,
      addresses: performance
        .getEntries()
        .filter(({ name }) => name.includes('extension') || name.includes('panel.html')).length,
      active: document.activeElement?.tagName,
    };
  }, host);
  expect(found).toEqual({
    heard: 0,
    windows: 0,
    shadowRoot: null,
    inside: '',
    attributes: ['popover'],
    frames: 0,
    addresses: 0,
    active: 'BODY',
  });
});

test('built-ins that the page has replaced are never used by the POD', async ({ openInvoice, psa, pod }) => {
  await psa.page.addInitScript(() => {
    if (window.top !== window) return;
    const told: string[] = [];
    Object.assign(window, { told });
    const spy = (owner: object, name: string) => {
      const original: unknown = Reflect.get(owner, name);
      if (typeof original !== 'function') return;
      Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
        // With nothing that is spied on itself.
        let line = name;
        for (const each of given) line += ` ${typeof each === 'string' ? each : typeof each}`;
        told[told.length] = line;
        return new.target === undefined
          ? Reflect.apply(original, this, given)
          : Reflect.construct(original, given, new.target);
      });
    };
    spy(Element.prototype, 'attachShadow');
    spy(Element.prototype, 'append');
    spy(Document.prototype, 'createElement');
    spy(EventTarget.prototype, 'addEventListener');
    spy(MessagePort.prototype, 'postMessage');
    spy(window, 'fetch');
    spy(window, 'postMessage');
    spy(window, 'MessageChannel');
    spy(window, 'CSSStyleSheet');
    spy(crypto, 'randomUUID');
    spy(JSON, 'stringify');
    spy(JSON, 'parse');
    spy(Array.prototype, 'map');
    spy(Array.prototype, 'filter');
    spy(Object, 'entries');
  });
  await openInvoice();
  await expect((await pod.frame()).getByText('Contoso Dental').first()).toBeVisible();
  const told = await psa.page.evaluate(
    () => (window as unknown as { readonly told: readonly string[] }).told,
  );
  // The client itself goes through them: the spies work.
  expect(told.length).toBeGreaterThan(0);
  expect(
    told.filter((line) => /attachShadow|iframe|wisepay|extension|[0-9a-f]{8}-[0-9a-f]{4}-/i.test(line)),
  ).toEqual([]);
});

test('a page that keeps removing the panel is left alone, and told of', async ({
  openInvoice,
  psa,
  pod,
  context,
}) => {
  await openInvoice();
  await psa.page.evaluate((selector) => {
    const element = document.querySelector(selector);
    const state = { removals: 0 };
    Object.assign(window, { state });
    const remove = () => {
      if (!element?.isConnected) return;
      state.removals += 1;
      element.remove();
    };
    new MutationObserver(remove).observe(document.documentElement, { childList: true });
    remove();
  }, host);
  await expectRefused(context, 'Pages that kept removing or changing the panel: 1');
  await pod.expectNone();
  const { removals } = await psa.page.evaluate(
    () => (window as unknown as { readonly state: { readonly removals: number } }).state,
  );
  expect(removals).toBeLessThanOrEqual(7);
});

test('a page that gives in at last is told in words, and the panel does not come back by itself', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  for (let time = 1; time <= 6; time += 1) {
    await psa.page.evaluate((selector) => document.querySelector(selector)?.remove(), host);
    await expect.poll(() => psa.page.locator(host).count()).toBe(1);
  }
  await pod.expectNone();
  expect(await textForEverybody(psa.page)).toContain('keeps removing or changing the WisePay panel');
  await psa.page.reload();
  await expect(await pod.button('Pay Invoice')).toBeVisible();
});

test('attributes that would lame, hide or silence the panel do not stay', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  for (const name of ['inert', 'hidden', 'aria-hidden', 'style', 'popover']) {
    await psa.page
      .locator(host)
      .evaluate((element, attribute) => element.setAttribute(attribute, 'true'), name);
    await expect
      .poll(() => psa.page.locator(host).evaluate((element) => element.getAttributeNames()))
      .toEqual(['popover']);
  }
  await pod.press('Send to Terminal');
  await expect((await pod.frame()).getByLabel('Amount')).toBeVisible();
});

test('the page’s style sheets do not reach the panel’s place', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  const element = await (await pod.frame()).frameElement();
  const before = await element.boundingBox();
  await psa.page.addStyleTag({
    content: `${host} { all: unset !important; position: absolute !important; left: 0 !important; top: 0 !important;
      opacity: 0 !important; transform: scale(3) !important; clip-path: inset(40%) !important; animation: go 1s infinite !important; }
      @keyframes go { to { transform: translate(-500px) } }`,
  });
  await psa.page
    .locator(host)
    .evaluate((each) => each.animate({ transform: ['scale(0.1)'] }, { duration: 1e6 }));
  expect(await element.boundingBox()).toEqual(before);
});

test('a second banner that names another invoice takes the panel away instead of leading it there', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await psa.page.evaluate(() => {
    const banner = document.querySelector('.cw_BannerView');
    const fake = banner?.cloneNode(true);
    if (!(fake instanceof HTMLElement)) throw new Error('No banner');
    fake.innerHTML = fake.innerHTML.replaceAll('20101', '20102');
    banner?.after(fake);
  });
  await pod.expectNone();
});

test('a banner that nobody can see leads the panel nowhere', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  await psa.page.evaluate(() => {
    const banner = document.querySelector('.cw_BannerView');
    const fake = banner?.cloneNode(true);
    if (!(fake instanceof HTMLElement)) throw new Error('No banner');
    fake.innerHTML = fake.innerHTML.replaceAll('20101', '20102');
    fake.style.display = 'none';
    banner?.after(fake);
    document.body.append(document.createElement('p'));
  });
  await pod.expectText('Contoso Dental');
  expect(await (await pod.frame()).getByText('Fabrikam').count()).toBe(0);
});

const hashes: readonly [string, () => string][] = [
  ['a state that unpacks to no end', () => `#${bomb()}??InvoiceDetail`],
  ['two million characters', () => `#${'A'.repeat(2_000_000 - 200)}`],
  ['what is no state at all', () => '#%00%FF<script>alert(1)</script>??InvoiceDetail'],
];

/** An LZMA header that promises 2⁶² bytes, and a stream that goes on with zeros. */
function bomb(): string {
  const header = [0x5d, 0, 0, 0x80, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x3f];
  const bytes = Buffer.concat([Buffer.from(header), Buffer.alloc(60_000)]);
  return bytes.toString('base64').replaceAll('+', '$').replaceAll('/', '_');
}

for (const [name, makeHash] of hashes) {
  test(`an address with ${name} leaves the page usable, and the POD with it`, async ({
    openInvoice,
    psa,
    pod,
  }) => {
    await openInvoice();
    await psa.page.evaluate((hash) => {
      window.history.replaceState(null, '', `${window.location.pathname}${hash}`);
    }, makeHash());
    // The page still answers, and so does the next invoice's panel.
    expect(await psa.page.evaluate(() => document.readyState)).toBe('complete');
    await psa.openInvoice('5104');
    await pod.expectText('Adatum Garage');
  });
}

test('the page has no way to speak to the worker', async ({ openInvoice, psa }) => {
  await openInvoice();
  const reached = await psa.page.evaluate((id) => {
    const { chrome } = window as unknown as {
      readonly chrome?: { readonly runtime?: { sendMessage?(id: string, message: unknown): void } };
    };
    try {
      chrome?.runtime?.sendMessage?.(id, { kind: 'pod.load', mountId: crypto.randomUUID() });
      return chrome?.runtime?.sendMessage !== undefined;
    } catch {
      return false;
    }
  }, extensionId);
  expect(reached).toBe(false);
});

test('the page can read none of the extension’s files', async ({ openInvoice, psa }) => {
  await openInvoice();
  const files = [
    'manifest.json',
    'panel.html',
    'review.html',
    'options.html',
    'background.js',
    'managed_schema.json',
  ];
  const read = await psa.page.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map((address) =>
          fetch(address).then(
            (response) => `${address} ${response.status}`,
            () => null,
          ),
        ),
      ),
    files.map((file) => `${extensionOrigin}/${file}`),
  );
  expect(read).toEqual(files.map(() => null));
});
