/** The content of a PSA page: anyone who writes a ticket can put text on it. */
import fc from 'fast-check';
import { Window } from 'happy-dom';
import * as v from 'valibot';
import { expect } from 'vitest';
import { hostedReader } from '#lib/page/detection/hosted-frames.ts';
import { readMember } from '#lib/page/detection/member.ts';
import { pageReader } from '#lib/page/detection/read-page.ts';
import { invoiceRefSchema } from '#lib/psa/invoice-ref.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { reconcile, untracked, witnesses } from '#lib/psa/reconcile.ts';
import { fuzz } from './support/fuzz.ts';
import { hostileText, hostileValue, hugeText, toJsonText } from './support/hostile-values.ts';
import { mutatedText, mutatedValue } from './support/mutations.ts';

interface Piece {
  readonly tag: string;
  readonly id: string;
  readonly className: string;
  readonly text: string;
  /** The number of elements around the text. */
  readonly depth: number;
  readonly hidden: boolean;
}

const bannerText = fc.oneof(
  {
    weight: 4,
    arbitrary: mutatedText(
      fc.constantFrom(
        'Invoice #20101 - Contoso Dental',
        'Invoice #INV-7/3',
        'Service Ticket #26251 - Printer',
        '\u200fفاتورة #20101\u200e - Contoso',
        'Számla ＃20101',
        'Rechnung Nr. 20101',
        '20101',
        'INV-7/3',
      ),
    ),
  },
  { weight: 2, arbitrary: hostileText },
  { weight: 1, arbitrary: hostileText.map((text) => `Invoice #${text}`) },
);
const className = fc.oneof(
  fc.constantFrom(
    'cw_BannerView detailLabel',
    'gwt-Label mm_label detailLabel cw_CwLabel',
    'InvoiceDetail cw_PsaRootContainer',
    'InvoiceSearchList cw_PsaRootContainer',
    'ServiceTicket cw_PsaRootContainer',
    'mm_podHeader pod_finance_invoice_summary_header',
  ),
  hostileText.map((text) => `${text} cw_PsaRootContainer`),
  hostileText,
);
const piece: fc.Arbitrary<Piece> = fc.record({
  tag: fc.constantFrom('div', 'input', 'textarea'),
  id: fc.oneof(fc.constantFrom('', 'Invoice_Number-input'), hostileText),
  className,
  text: bannerText,
  depth: fc.nat(40),
  hidden: fc.boolean(),
});
/** The states of a page during a visit: each has an address fragment and a list of pieces. */
const visit = fc.array(
  fc.record({
    fragment: fc.oneof(
      fc.constantFrom('', '#startscreen=invoice_detail&state=%7B%22p%22:%22x%22%7D', '#AAAA??InvoiceDetail'),
      hostileText,
    ),
    pieces: fc.array(piece, { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A page for each visit, created beforehand, because the time for that is not the POD's. */
let page = new Window();
let closing: Promise<unknown> = Promise.resolve();
const visitedPage = visit.map((moments) => {
  closing = Promise.all([closing, page.happyDOM.close()]).then(() => {});
  page = new Window({ url: 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx' });
  const own = page;
  return { moments, open: () => own };
});

const readHosted = hostedReader(defaultProfile);

fuzz({
  name: 'PSA pages',
  share: 8,
  inputs: visitedPage,
  cleanUp: async () => void (await closing),
  read({ moments, open }) {
    const window = open();
    // happy-dom's documents lack only features that the POD does not use.
    const document = window.document as unknown as Document;
    const read = pageReader(defaultProfile);
    let tracked = untracked;
    for (const { fragment, pieces } of moments) {
      draw(document, pieces);
      window.location.hash = fragment;
      tracked = reconcile(tracked, read(document).signals);
    }
    return { tracked, told: witnesses(tracked) };
  },
  check({ tracked: { outcome }, told }) {
    if (outcome.kind === 'invoice')
      expect(v.safeParse(invoiceRefSchema, outcome.invoice).issues).toBeUndefined();
    expect(told.disagreed.every((name) => told.spoke.includes(name))).toBe(true);
  },
});

function draw(document: Document, pieces: readonly Piece[]) {
  document.body.replaceChildren(
    ...pieces.map(({ tag, id, className: names, text, depth, hidden }) => {
      let element: HTMLElement = document.createElement(tag);
      element.id = id;
      element.className = names;
      if ('value' in element) element.value = text;
      else element.append(text);
      element.hidden = hidden;
      for (let level = 0; level < depth; level += 1) {
        const outer = document.createElement('div');
        outer.append(element);
        element = outer;
      }
      return element;
    }),
  );
}

const frameAddress = fc.oneof(
  {
    weight: 6,
    arbitrary: mutatedText(
      fc.constantFrom(
        'https://pay.wise-pay.com/pod?id=5101&screen=invoice',
        'https://secure2.wise-sync.com/',
        'https://pods.vendor.example/psa?screen=InvoiceDetail&id=5101#top',
        'about:blank',
      ),
    ),
  },
  { weight: 3, arbitrary: hostileText },
  { weight: 1, arbitrary: hugeText.map((text) => `https://pay.wise-pay.com/?screen=invoice&id=${text}`) },
);

fuzz({
  name: 'addresses of hosted pods',
  share: 20,
  inputs: fc.array(frameAddress, { maxLength: 3 }),
  read: (addresses) => readHosted([documentWith(addresses)]),
  check(frames) {
    for (const { says: reading } of frames) {
      if (reading.says === 'nothing') continue;
      expect(reading.says).toBe('invoice');
      if (reading.says === 'invoice' && reading.recordId !== undefined) {
        expect(reading.recordId).toMatch(/^[1-9]\d{0,17}$/);
        expect(reading.needsNumber).toBe(true);
      }
    }
  },
});

/** A document with frames at these addresses, which are not loaded. */
function documentWith(addresses: readonly string[]): Document {
  const ownerDocument = { defaultView: null };
  const frames = addresses.map((src) => ({ src, ownerDocument, checkVisibility: () => true }));
  const document = { defaultView: { length: frames.length }, querySelectorAll: () => frames };
  // The reader needs no more of a document.
  return document as unknown as Document;
}

const member = {
  memberID: 'PAdmin',
  isAdmin: true,
  emailAddress: ' pat@northwind.example ',
  defaultEmail: 'Office',
  officeEmail: 'office@northwind.example',
  mobileEmail: 'mobile@northwind.example',
  homeEmail: '',
};

const stored = fc.oneof(
  {
    weight: 6,
    arbitrary: mutatedValue(fc.constant({ member, security: [] })).map((data) =>
      toJsonText({ data: toJsonText(data), expiration: 1 }),
    ),
  },
  { weight: 2, arbitrary: mutatedValue(fc.constant({ data: toJsonText({ member }) })).map(toJsonText) },
  {
    weight: 2,
    arbitrary: mutatedText(fc.constant(toJsonText({ data: toJsonText({ member }), expiration: 1 }))),
  },
  { weight: 1, arbitrary: hostileValue.map(toJsonText) },
  { weight: 1, arbitrary: fc.nat(100_000).map((depth) => '['.repeat(depth)) },
  {
    weight: 1,
    arbitrary: hostileText.map((email) =>
      toJsonText({ data: toJsonText({ member: { emailAddress: email } }) }),
    ),
  },
);

fuzz({
  name: 'stored PSA members',
  share: 79,
  inputs: stored,
  read: (text) => readMember({ localStorage: storageWith(text) }),
  check: expectAddress,
});

fuzz({
  name: 'huge stored PSA members',
  share: 1,
  inputs: hugeText.map((email) =>
    toJsonText({ data: toJsonText({ member: { emailAddress: `${email}@a` } }) }),
  ),
  read: (text) => readMember({ localStorage: storageWith(text) }),
  check: expectAddress,
});

function expectAddress(found: ReturnType<typeof readMember>) {
  if (found === null) return;
  expect(found.email.length).toBeLessThanOrEqual(320);
  expect(found.email).toMatch(/^[^\s@]+@[^\s@]+$/);
}

function storageWith(text: string): Storage {
  return {
    length: 1,
    key: () => null,
    getItem: () => text,
    setItem() {},
    removeItem() {},
    clear() {},
  };
}
