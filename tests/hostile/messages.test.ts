/** Forged messages to the worker, from every part of the extension that an attacker could misuse. */
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { defaultProfile } from '#lib/psa/profile.ts';
import { inContentScript } from '../e2e/support/content-script.ts';
import { extensionOrigin, openOptions } from '../e2e/support/extension-pages.ts';
import { type Message, overhearMounts, sendFrom } from '../e2e/support/forged-messages.ts';
import { countMoves } from '../e2e/support/ledger.ts';
import { newTab, openInvoiceIn } from '../e2e/support/psa-tab.ts';
import { inWorker, workerOf } from '../e2e/support/worker.ts';
import { expectRefused } from './support/diagnostics.ts';
import { test as base, expect } from './support/fixtures.ts';

const test = base.extend<{ readonly mountId: string }>({
  /** The mount ID of the panel on an open invoice. No sender of a forged message could know it. */
  mountId: async ({ psa, openInvoice }, use) => {
    const mountOf = await overhearMounts(psa.page);
    await openInvoice();
    await use(await mountOf());
  },
});

const loadedSchema = v.object({
  ok: v.literal(true),
  view: v.object({ kind: v.literal('ready'), invoice: v.object({ version: v.string() }) }),
});

const usd = (value: number) => ({ value, currency: 'USD' });
const uuid = () => crypto.randomUUID();

/** One message of every kind, as the parts of the POD send them. */
function everyMessage(mountId: string): Message[] {
  const invoiceVersion = '1';
  const invoiceId = 'inv_5101';
  return [
    { kind: 'pod.load', mountId },
    { kind: 'pod.watch', mountId },
    { kind: 'pod.sign_in', mountId, switchUser: false },
    { kind: 'pod.pay', mountId, invoiceId, intentId: uuid() },
    {
      kind: 'pod.terminal',
      mountId,
      invoiceId,
      intentId: uuid(),
      terminalId: 'trm_front',
      amount: usd(125_000),
      invoiceVersion,
    },
    { kind: 'pod.terminal_cancel', mountId, invoiceId, intentId: uuid(), terminalPaymentId: 'tp_1' },
    {
      kind: 'pod.refund',
      mountId,
      invoiceId,
      refunds: [
        {
          intentId: uuid(),
          paymentId: 'pay_1',
          amount: usd(100),
          includesSurcharge: true,
          refundedSoFar: usd(0),
        },
      ],
      reason: 'duplicate',
      invoiceVersion,
    },
    { kind: 'pod.remind', mountId, invoiceId, intentId: uuid(), invoiceVersion },
    { kind: 'pod.step_up', mountId, invoiceId, intentId: uuid() },
    { kind: 'pod.dismiss', mountId, intentId: uuid() },
    {
      kind: 'pod.open_window',
      mountId,
      drafts: { invoice: '5101 20101', form: null, pay: null, terminal: null, refund: null },
    },
    { kind: 'pod.open', mountId, page: 'home' },
    { kind: 'pod.open', mountId, page: 'help' },
    { kind: 'pod.open_support', mountId },
    { kind: 'pod.badge', mountId, badge: 'good' },
    { kind: 'pod.report' },
    { kind: 'page.member', email: 'sam.merchant@northwind-msp.example' },
    { kind: 'page.tampering' },
    { kind: 'page.missed' },
    { kind: 'page.profile', profile: defaultProfile },
    { kind: 'page.opened', mountId },
    { kind: 'page.changed' },
    { kind: 'side.look', windowId: 1 },
    { kind: 'side.ask', windowId: 1, message: { kind: 'pod.load', mountId } },
    { kind: 'side.report', windowId: 1 },
    { kind: 'page.describe' },
    { kind: 'page.look' },
    { kind: 'page.open', number: '20102' },
    { kind: 'page.close' },
    { kind: 'popup.look', tabId: 1 },
    { kind: 'popup.open', tabId: 1, number: '20102' },
    { kind: 'popup.close', tabId: 1 },
    { kind: 'popup.teach', tabId: 1, number: '20102' },
    { kind: 'popup.teach_other', tabId: 1 },
    { kind: 'popup.teach_stop', tabId: 1 },
    { kind: 'popup.report', tabId: 1 },
    { kind: 'settings.read' },
    { kind: 'settings.sign_out' },
    { kind: 'settings.set_locale', locale: 'de' },
    { kind: 'settings.report' },
  ];
}

/** Sends messages from the content script's isolated world in the page, and returns the replies. */
function sendFromContentScript(page: Page, messages: readonly Message[]): Promise<unknown> {
  return inContentScript(
    page,
    `(async () => {
    const replies = [];
    for (const message of ${JSON.stringify(messages)}) {
      replies.push((await chrome.runtime.sendMessage(message).catch(() => null)) ?? null);
    }
    return replies;
  })()`,
  );
}

/** The worker's answer to a sender without an invoice, apart from its wording. */
const noInvoice = { ok: false, error: { code: 'no_invoice', details: {} } };

/** The expected refusal of a message. Badge messages get no answer. */
const refusalOf = ({ kind }: Message) => (kind === 'pod.badge' ? null : noInvoice);

// The control for all tests below: a message is refused only for its sender or its damage.
test('the same messages from the panel whose mount it is are heard, and obeyed', async ({
  mountId,
  pod,
  sandbox,
}) => {
  const frame = await pod.frame();
  const [load, remind] = ['pod.load', 'pod.remind'].map((wanted) => ({
    ...everyMessage(mountId).find(({ kind }) => kind === wanted),
  }));
  const [reply] = await sendFrom(frame, [load ?? {}]);
  const { view } = v.parse(loadedSchema, reply);
  const replies = await sendFrom(frame, [{ ...remind, invoiceVersion: view.invoice.version }]);
  expect(replies).toMatchObject([{ ok: true }]);
  expect(await countMoves(sandbox)).toBe(1);
});

test('what speaks with the content script’s voice can neither see an invoice nor move money', async ({
  mountId,
  psa,
  sandbox,
  context,
}) => {
  const messages = everyMessage(mountId).filter(({ kind }) => !String(kind).startsWith('page.'));
  expect(await sendFromContentScript(psa.page, messages)).toEqual(messages.map(() => null));
  expect(await countMoves(sandbox)).toBe(0);
  await expectRefused(context, 'Malformed messages');
});

test('the options page can see no invoice and move no money, even with a panel’s own mount', async ({
  mountId,
  sandbox,
  context,
}) => {
  const messages = everyMessage(mountId).filter(({ kind }) => !String(kind).startsWith('settings.'));
  const options = await openOptions(context);
  expect(await sendFrom(options, messages)).toEqual(messages.map(() => null));
  expect(await countMoves(sandbox)).toBe(0);
});

test('the panel’s page in a tab of its own is not heard, even with a panel’s own mount', async ({
  mountId,
  sandbox,
  context,
}) => {
  const messages = everyMessage(mountId);
  const page = await context.newPage();
  await page.goto(`${extensionOrigin}/panel.html`);
  expect(await sendFrom(page, messages)).toEqual(messages.map(() => null));
  expect(await countMoves(sandbox)).toBe(0);
  await expectRefused(context, 'Messages from unknown senders');
});

test('a review page that a person opens by hand is not heard, even with a panel’s own mount', async ({
  mountId,
  sandbox,
  context,
}) => {
  const page = await context.newPage();
  await page.goto(`${extensionOrigin}/review.html#${mountId}`);
  const messages = everyMessage(mountId).filter(({ kind }) => String(kind).startsWith('pod.'));
  expect(await sendFrom(page, messages)).toMatchObject(messages.map(refusalOf));
  expect(await countMoves(sandbox)).toBe(0);
});

test('the panel of one tab cannot speak for the invoice of another', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
  context,
}) => {
  const second = await newTab(context);
  const mountOf = await overhearMounts(second.psa.page);
  await openInvoice();
  await openInvoiceIn(second, '5102');
  // A report names no mount: it is always about the tab of the panel that asks.
  const messages = everyMessage(await mountOf()).filter(
    ({ kind }) => String(kind).startsWith('pod.') && kind !== 'pod.report',
  );
  await psa.page.bringToFront();
  expect(await sendFrom(await pod.frame(), messages)).toMatchObject(messages.map(refusalOf));
  expect(await countMoves(sandbox)).toBe(0);
  expect(await inWorker(context, 'chrome.action.getBadgeText({})')).toBe('');
});

/** Copies of the message, each with wrong, missing, extra or polluting fields. */
function bent(message: Message): Message[] {
  const fields = Object.keys(message).filter((name) => name !== 'kind');
  return [
    ...fields.flatMap((name) => {
      const { [name]: _left, ...without } = message;
      return [
        without,
        ...[null, [], { valueOf: 1 }, -1, 'x'.repeat(100_000)].map((value) => ({
          ...message,
          [name]: value,
        })),
      ];
    }),
    { ...message, tabId: 1 },
    { ...message, url: 'https://evil.example/' },
    { ...message, amount: undefined, toString: 'pod.refund', hasOwnProperty: true },
    JSON.parse(`{"__proto__":${JSON.stringify(message)}}`),
    JSON.parse(`${JSON.stringify(message).slice(0, -1)},"__proto__":{"polluted":true}}`),
    JSON.parse(`${JSON.stringify(message).slice(0, -1)},"constructor":{"prototype":{"polluted":true}}}`),
  ];
}

test('messages with wrong, missing, extra and polluting fields do nothing, whatever their kind', async ({
  mountId,
  pod,
  sandbox,
}) => {
  const messages = everyMessage(mountId)
    .filter(({ kind }) => String(kind).startsWith('pod.'))
    .flatMap(bent)
    // The browser's copying removes an own `__proto__`; a message that is valid without it would be no attack.
    .filter((message) => !Object.hasOwn(message, '__proto__') || !('kind' in message));
  const frame = await pod.frame();
  const replies = await sendFrom(frame, messages);
  for (const reply of replies.filter((each) => each !== null)) expect(reply).toMatchObject(noInvoice);
  expect(messages.length).toBeGreaterThan(200);
  expect(await countMoves(sandbox)).toBe(0);
  await expect(frame.getByRole('button', { name: 'Pay Invoice' })).toBeVisible();
});

test('no message changes what objects are in the worker', async ({ mountId, pod, context }) => {
  await sendFrom(await pod.frame(), everyMessage(mountId).slice(0, 1).flatMap(bent));
  const polluted = await (await workerOf(context)).evaluate(() => 'polluted' in {});
  expect(polluted).toBe(false);
});
