// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }

import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageReader } from '#lib/page/detection/read-page.ts';
import { defaultProfile, type PsaProfile } from '#lib/psa/profile.ts';
import { invoiceHash } from '../../psa/support/pack.ts';
import { fc } from '../../support/properties.ts';
import { addBanner, addField, addFrame, addPod, addRoot } from './support/page.ts';

const readPage = pageReader(defaultProfile);
const signals = () => readPage(document).signals;

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname);
});

describe('what the banner says', () => {
  it.each([
    ['Invoice #20101 - Contoso Dental', '20101'],
    ['Invoice #INV-2024/0009.A - Acme - Inc', 'INV-2024/0009.A'],
    ['Invoice #20101', '20101'],
    ['Invoice #20101 -', '20101'],
    ['  Invoice\u00a0#20101\n - Contoso', '20101'],
    ['Invoice #A-1-2 - Acme', 'A-1-2'],
    ['Credit Memo #20106 - Contoso', '20106'],
    ['Down Payment #20107', '20107'],
    ['Agreement Invoice #20102 - Fabrikam', '20102'],
    ['Invoice # 20101', '20101'],
    ['Invoice No. 20101 - Contoso', '20101'],
    ['Invoice No 20101', '20101'],
    ['Invoice Number: 20101', '20101'],
    ['Invoice ＃２０１０１ - Contoso', '20101'],
    ['\u200fInvoice\u00a0#\u206620101\u2069 - Contoso', '20101'],
    ['Invoice #20101: Contoso', '20101'],
    ['Invoice #20101 – Contoso', '20101'],
    ['Factura #20101 - Contoso', '20101'],
    ['Factura n.º 20101 - Contoso', '20101'],
    ['Facture n° 20101', '20101'],
    ['Facture №20101', '20101'],
    ['Rechnung #20101 - Contoso', '20101'],
    ['Rechnung Nr. 20101', '20101'],
    ['فاتورة #20101 - Contoso', '20101'],
    ['\u202bفاتورة رقم 20101\u202c', '20101'],
  ])('is the number in %j', (text, number) => {
    addBanner(text);
    expect(signals().banner).toEqual({ says: 'invoice', number });
  });

  it.each([
    ['Invoice'],
    ['Invoice #'],
    ['Invoice #- - Acme'],
    ['Invoice #1234567890123456 - too long'],
    ['Invoice #20 101 - Acme'],
    ['Invoice #20101- Acme'],
    ['Invoice No. - Acme'],
    ['Invoice Northwind'],
    ['Invoice Note Acme'],
    ['Invoice 20101'],
    ['Invoice #20101\u00b2'],
  ])('is an invoice without a number for %j', (text) => {
    addBanner(text);
    expect(signals().banner).toEqual({ says: 'invoice' });
  });

  it.each([
    ['Service Ticket #26251 - Invoice #20101 - is wrong'],
    ['Project Ticket #7'],
    ['Ticket de servicio #26251: impresora'],
    ['Serviceticket #26251'],
    ['تذكرة الخدمة #26251 - طابعة'],
    ['Purchase Order #77 - Acme'],
    ['Agreement #12'],
    ['Company #301'],
  ])('is another record for %j', (text) => {
    addBanner(text);
    expect(signals().banner).toEqual({ says: 'other' });
  });

  it.each([
    ['Számla #20101 - Contoso', '20101'],
    ['請求書 ＃20101', '20101'],
    ['Vendor Invoice #20101', '20101'],
    ['Factura de contrato #A-7/2 - Contoso', 'A-7/2'],
    ['Invoice Template #3', '3'],
  ])('is a record of a kind that nobody knows for %j', (text, number) => {
    addBanner(text);
    expect(signals().banner).toEqual({ says: 'record', number });
  });

  it('is the same in the elements that the browser’s translation puts into it', () => {
    const label = addBanner('');
    label.innerHTML =
      '<font dir="auto"><font dir="auto">Factura #</font></font><font><font>20101 </font>- Contoso</font>';
    expect(signals().banner).toEqual({ says: 'invoice', number: '20101' });
  });

  it.each([['New Invoice'], ['Contoso Dental'], ['#20101'], ['Számla #20 101'], ['Számla #--']])(
    'is nothing for %j',
    (text) => {
      addBanner(text);
      expect(signals().banner).toEqual({ says: 'nothing' });
    },
  );

  it('is the number, whatever number it is and whatever follows', () => {
    const character = fc.constantFrom(...'0123456789ABCxyz./-');
    const number = fc
      .string({ unit: character, minLength: 1, maxLength: 15 })
      .filter((text) => /\w/.test(text));
    const label = addBanner('');
    fc.assert(
      fc.property(number, fc.string(), (text, company) => {
        label.textContent = `Invoice #${text} - ${company}`;
        expect(signals().banner).toEqual({ says: 'invoice', number: text });
      }),
    );
  });

  it('is nothing while the banner is empty or hidden, itself or with what holds it', () => {
    addBanner('');
    addBanner('Invoice #20101 - Contoso').style.display = 'none';
    const pooled = document.createElement('div');
    pooled.style.display = 'none';
    document.body.append(pooled);
    addBanner('Invoice #20102 - Fabrikam', pooled);
    addBanner('Invoice #20103 - Tailspin').style.visibility = 'hidden';
    expect(signals().banner).toEqual({ says: 'nothing' });
  });

  it('is a conflict between two visible banners, and no conflict when they agree', () => {
    addBanner('Invoice #20101 - Contoso');
    addBanner('Invoice #20101 - Contoso');
    expect(signals().banner).toEqual({ says: 'invoice', number: '20101' });
    const ticket = addBanner('Service Ticket #26251 - printer');
    expect(signals().banner).toEqual({ says: 'conflict' });
    ticket.textContent = 'Invoice #20102 - Fabrikam';
    expect(signals().banner).toEqual({ says: 'conflict' });
  });
});

describe('what a field says', () => {
  const inField = { says: 'invoice', number: '20101', needsScreen: true };
  const readWith = (fields: PsaProfile['fields']) =>
    pageReader({ ...defaultProfile, fields })(document).signals;
  const own = { number: '^(?:.*: ?)?(\\d+)$', needsScreen: false };

  it.each([
    ['20101', '20101'],
    ['  INV-2024/0009.A ', 'INV-2024/0009.A'],
    ['２０１０１', '20101'],
    ['\u206620101\u2069', '20101'],
  ])('is the number in the input’s value: %j', (value, number) => {
    addField(value);
    expect(signals().field).toEqual({ ...inField, number });
  });

  it.each(['', ' ', '20 101', 'Contoso Dental', '1'.repeat(16), '--'])(
    'is nothing where the value is no number: %j',
    (value) => {
      addField(value);
      expect(signals().field).toEqual({ says: 'nothing' });
    },
  );

  it('is the value that the input has now, not the one it was made with', () => {
    const input = addField('20101');
    input.setAttribute('value', '20102');
    input.value = '20103';
    expect(signals().field).toMatchObject({ number: '20103' });
  });

  it('is the text of an element that is no input', () => {
    document.body.innerHTML = '<h1 id="title">Bill: <b>20</b>101</h1>';
    expect(readWith([{ selector: '#title', ...own }]).field).toEqual({ says: 'invoice', number: '20101' });
  });

  it('is a row with its label and the value of its input', () => {
    addField('20101');
    const selector = '.pod-element-row';
    expect(readWith([{ selector, ...own }]).field).toEqual({ says: 'invoice', number: '20101' });
    expect(readWith([{ selector, ...own, number: '^Invoice Number: (\\S+)$' }]).field).toMatchObject({
      number: '20101',
    });
    document.body.innerHTML = '<div class="row">Number: <textarea></textarea></div>';
    for (const area of document.getElementsByTagName('textarea')) area.value = '20102';
    expect(readWith([{ selector: '.row', ...own }]).field).toMatchObject({ number: '20102' });
  });

  it('is nothing while it is hidden, itself or with what holds it', () => {
    addField('20101').style.display = 'none';
    const pooled = document.createElement('div');
    pooled.style.visibility = 'hidden';
    document.body.append(pooled);
    addField('20102', pooled);
    expect(signals().field).toEqual({ says: 'nothing' });
    addField('20103');
    expect(signals().field).toEqual({ ...inField, number: '20103' });
  });

  it('is read inside frames of the page’s own origin', () => {
    addField('20101', addFrame().body);
    expect(signals().field).toEqual(inField);
  });

  it('is a conflict between two that are visible, and none when they agree', () => {
    addField('20101');
    const second = addField('20101');
    expect(signals().field).toEqual(inField);
    second.value = '20102';
    expect(signals().field).toEqual({ says: 'conflict' });
    second.value = '';
    expect(signals().field).toEqual(inField);
  });

  it('is told by the first of the profile’s fields whose element and pattern fit', () => {
    addField('20101');
    const selector = '#Invoice_Number-input';
    expect(
      readWith([
        { selector: '#other', number: '^(\\d)', needsScreen: true },
        { selector, number: '^(A\\d+)$', needsScreen: true },
        { selector, number: '^(\\d+)$', needsScreen: false },
        { selector, number: '^(\\d\\d)', needsScreen: false },
      ]).field,
    ).toEqual({ says: 'invoice', number: '20101' });
  });
});

describe('what the pods say', () => {
  it.each([
    ['finance_invoice', 'invoice'],
    ['service_ticket', 'nothing'],
    ['finance_invoices', 'nothing'],
    ['company_list', 'nothing'],
  ])('is read from the header of one of %s, where a number needs a screen', (screen, says) => {
    addPod(screen);
    addField('20101');
    expect(signals().pods).toEqual({ says });
  });

  it('is nothing where no number needs it, or the pods are hidden', () => {
    const pod = addPod('finance_invoice');
    expect(signals().pods).toEqual({ says: 'nothing' });
    addField('20101');
    expect(signals().pods).toEqual({ says: 'invoice' });
    pod.style.display = 'none';
    expect(signals().pods).toEqual({ says: 'nothing' });
  });

  it('is an invoice’s beside pods of other records', () => {
    addPod('service_ticket');
    addPod('finance_invoice');
    addField('20101');
    expect(signals().pods).toEqual({ says: 'invoice' });
  });
});

describe("what the screen's root says", () => {
  it.each([
    ['InvoiceDetail', 'invoice'],
    ['InvoiceSearch', 'list'],
    ['ServiceSearchList', 'list'],
    ['ServiceTicket', 'other'],
    ['cw_invoice', 'nothing'],
  ])('is read from its class %s', (screen, says) => {
    addRoot(screen);
    expect(signals().root).toEqual({ says });
  });

  it('is an invoice for a class that a site has learned, whatever its form, and nothing for one that is shared', () => {
    const screens = {
      ...defaultProfile.screens,
      invoiceNames: ['bill_list'],
      sharedNames: ['InvoiceDetail'],
    };
    const rootWith = () => pageReader({ ...defaultProfile, screens })(document).signals.root;
    const root = addRoot('bill_list');
    expect(signals().root).toEqual({ says: 'nothing' });
    expect(rootWith()).toEqual({ says: 'invoice' });
    root.remove();
    addRoot('InvoiceDetail');
    expect(signals().root).toEqual({ says: 'invoice' });
    expect(rootWith()).toEqual({ says: 'nothing' });
  });

  it('is the strongest of several, hidden ones apart', () => {
    addRoot('InvoiceDetail');
    addRoot('ServiceTicket').style.display = 'none';
    expect(signals().root).toEqual({ says: 'invoice' });
    addRoot('CompanyDetail');
    expect(signals().root).toEqual({ says: 'other' });
    addRoot('ProductList');
    expect(signals().root).toEqual({ says: 'list' });
  });
});

describe('the page around them', () => {
  it('gives its host and what its address says', () => {
    history.replaceState(null, '', invoiceHash(5101));
    expect(signals()).toMatchObject({
      host: 'na.myconnectwise.net',
      address: location.href,
      hash: { says: 'invoice', recordId: '5101' },
    });
    history.replaceState(null, '', '#startscreen=sr150');
    expect(signals().hash).toEqual({ says: 'other' });
  });

  it('is also read inside frames of its own origin, while these are visible', () => {
    const { frame, body } = addFrame();
    addBanner('Invoice #20101 - Contoso', addFrame(body).body);
    expect(signals().banner).toEqual({ says: 'invoice', number: '20101' });
    frame.style.display = 'none';
    expect(signals().banner).toEqual({ says: 'nothing' });
  });

  it('is read without the frames that refuse', () => {
    const { frame } = addFrame();
    const refusing = {
      get document(): Document {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    vi.spyOn(frame, 'contentWindow', 'get').mockReturnValue(refusing as never);
    addBanner('Invoice #20101 - Contoso');
    expect(signals().banner).toEqual({ says: 'invoice', number: '20101' });
  });
});
