// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }
import { afterEach, expect, it } from 'vitest';
import { readScreenNames } from '#lib/page/teaching/screen-names.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { packHash, stateOf } from '../../psa/support/pack.ts';
import { addPod, addRoot } from '../detection/support/page.ts';
import { noNames } from './support/observations.ts';

const names = () => readScreenNames(document, defaultProfile);

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname);
});

it('a page without any name has none', () => {
  expect(names()).toEqual(noNames);
});

it('the address names the screen and the record', () => {
  history.replaceState(null, '', packHash(stateOf('fi150', 5101), 'BillingDetail'));
  expect(names()).toMatchObject({ token: 'BillingDetail', place: 'fi150', recordId: '5101' });
});

it('a deep link names the record type and the record', () => {
  history.replaceState(null, '', '?routeTo=BillingFV&recid=5101');
  expect(names()).toMatchObject({ recordType: 'BillingFV', recordId: '5101' });
});

it('a deep link that was opened says nothing once the client has moved on', () => {
  history.replaceState(null, '', `?routeTo=BillingFV&recid=5101${packHash(stateOf('fi150', 7), 'Other')}`);
  expect(names()).toMatchObject({ recordType: null, recordId: '7' });
});

it('the roots that a person sees name the screen, without obfuscated classes', () => {
  addRoot('BillingDetail');
  addRoot('TicketDetail').hidden = true;
  addRoot('TicketPane').style.display = 'none';
  expect(names().roots).toEqual(expect.arrayContaining(['BillingDetail']));
  expect(names().roots).not.toContain('TicketPane');
  expect(names().roots.join()).not.toContain('GE0S');
});

it('most pods’ screen counts', () => {
  addPod('finance_billing');
  addPod('company_contact');
  addPod('finance_billing');
  expect(names().pods).toBe('finance_billing');
});

it('what is too long for a name is none, and spoils nothing else', () => {
  history.replaceState(null, '', `?routeTo=${'x'.repeat(400)}&recid=5101`);
  addRoot('BillingDetail');
  expect(names()).toMatchObject({ recordType: null, recordId: '5101', roots: ['BillingDetail'] });
});
