/** Attacks by the PSA page, which shares its tab with the panel, on every part of the POD that it can reach. */
import { boxAtRest } from '../../e2e/support/at-rest.ts';
import { extensionId, extensionOrigin, openOptions } from '../../e2e/support/extension-pages.ts';
import { countMoves } from '../../e2e/support/ledger.ts';
import { expect, test } from '../support/fixtures.ts';
import { panelElement } from '../support/panel-element.ts';

test('messages by the thousand, of every shape, change nothing about the panel', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
}) => {
  await openInvoice();
  const before = await boxAtRest(psa.page);
  await psa.page.evaluate(() => {
    const mountId = crypto.randomUUID();
    const messages = [
      { kind: 'wisepay-pod.placement', height: 5, side: 'left', place: 'tab', width: 320, offset: 0 },
      { kind: 'wisepay-pod.mount', mountId, isNarrow: false },
      { kind: 'wisepay-pod.page-changed' },
      { kind: 'pod.refund', mountId },
      'wisepay-pod.mount',
      null,
      { kind: { toString: 'wisepay-pod.placement' } },
      { kind: 'wisepay-pod.placement', height: '1px', __proto__: { place: 'tab' } },
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
  expect(await boxAtRest(psa.page)).toEqual(before);
  // The control: the panel's own message of that kind works, on its own channel.
  await pod.press('Move to the left');
  await expect.poll(async () => (await boxAtRest(psa.page)).x).toBeLessThan(before.x);
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
  const find = (selector: string) => {
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
  };
  expect(await psa.page.evaluate(find, panelElement)).toEqual({
    heard: 0,
    windows: 0,
    shadowRoot: null,
    inside: '',
    attributes: ['popover'],
    frames: 0,
    addresses: 0,
    active: 'BODY',
  });
  // The control: the page sees all that of its own frame.
  await psa.page.evaluate(async () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' });
    host.innerHTML = '<iframe></iframe>';
    document.body.append(host);
    document.documentElement.append(host);
    const message = new Promise((heard) => addEventListener('message', heard, { once: true }));
    window.postMessage('to itself', '*');
    await message;
  });
  expect(await psa.page.evaluate(find, panelElement)).toMatchObject({
    heard: 1,
    windows: 1,
    shadowRoot: expect.anything(),
    inside: '<iframe></iframe>',
    frames: 1,
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
        // Uses none of the functions that are spied on.
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
  // The control: PSA's client calls the spies.
  expect(told.length).toBeGreaterThan(0);
  expect(
    told.filter((line) => /attachShadow|iframe|wisepay|extension|[0-9a-f]{8}-[0-9a-f]{4}-/i.test(line)),
  ).toEqual([]);
});

test('the page has no way to speak to the worker', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  const reach = (id: string) => {
    const { chrome } = window as unknown as {
      readonly chrome?: { readonly runtime?: { sendMessage?(id: string, message: unknown): void } };
    };
    try {
      chrome?.runtime?.sendMessage?.(id, { kind: 'pod.load', mountId: crypto.randomUUID() });
      return chrome?.runtime?.sendMessage !== undefined;
    } catch {
      return false;
    }
  };
  expect(await psa.page.evaluate(reach, extensionId)).toBe(false);
  // The control: the panel can reach it.
  expect(await (await pod.frame()).evaluate(reach, extensionId)).toBe(true);
});

test('the page can read none of the extension’s files', async ({ openInvoice, psa, context }) => {
  await openInvoice();
  const files = [
    'manifest.json',
    'panel.html',
    'review.html',
    'options.html',
    'background.js',
    'managed_schema.json',
  ];
  const read = (addresses: readonly string[]) =>
    Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          ({ status }) => status,
          () => null,
        ),
      ),
    );
  const addresses = files.map((file) => `${extensionOrigin}/${file}`);
  expect(await psa.page.evaluate(read, addresses)).toEqual(files.map(() => null));
  // The control: the extension's own page can read all of them.
  expect(await (await openOptions(context)).evaluate(read, addresses)).toEqual(files.map(() => 200));
});
