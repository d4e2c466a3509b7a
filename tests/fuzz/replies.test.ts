/**
 * A page's answers to the worker, the worker's answers to the panel and the popup, and the messages between panel and
 * page.
 */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect } from 'vitest';
import { pageChangedSchema, placementSchema } from '#lib/protocol/frame-messages.ts';
import { pageDescriptionSchema, pageQuestionSchema, pageStateSchema } from '#lib/protocol/page-messages.ts';
import { panelReplySchema } from '#lib/protocol/panel-messages.ts';
import { popupReplySchema } from '#lib/protocol/popup-messages.ts';
import { readyView } from '../unit/support/invoices.ts';
import { samplePayment, sampleRefund } from '../unit/support/payments.ts';
import { fuzz } from './support/fuzz.ts';
import { hostileValue } from './support/hostile-values.ts';
import { mutatedValue } from './support/mutations.ts';
import { expectSound } from './support/promises.ts';

const mountId = '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52';

const description = {
  mountId,
  invoice: { host: 'na.myconnectwise.net', company: 'northwind', recordId: '5101', number: '20101' },
  memberEmail: 'pat@northwind.example',
};

fuzz({
  name: 'descriptions of a page',
  share: 40,
  inputs: mutatedValue(fc.constantFrom<unknown>(description, null, { kind: 'page.describe' })),
  read: (answer) => ({
    description: v.safeParse(pageDescriptionSchema, answer),
    isQuestion: v.is(pageQuestionSchema, answer),
  }),
  check({ description: read }) {
    if (!read.success || read.output === null) return;
    const { mountId: id, invoice, memberEmail } = read.output;
    expect(id).toHaveLength(36);
    expect(invoice.host).toMatch(/^[a-z0-9._-]+(:\d+)?$/);
    expect(invoice.recordId ?? invoice.number).toMatch(/^[A-Za-z0-9./-]{1,18}$/);
    expect(memberEmail?.length ?? 0).toBeLessThanOrEqual(320);
    expectSound(read.output);
  },
});

const pageState = {
  host: 'na.myconnectwise.net',
  invoice: { host: 'na.myconnectwise.net', number: '20101' },
  isByHand: true,
  isGivenUp: false,
  hasMember: true,
  noneReason: 'no_signal',
};

fuzz({
  name: 'states of a page, and questions to it',
  share: 40,
  inputs: mutatedValue(
    fc.constantFrom<unknown>(pageState, { kind: 'page.look' }, { kind: 'page.open', number: '20101' }),
  ),
  read: (answer) => ({
    state: v.safeParse(pageStateSchema, answer),
    question: v.safeParse(pageQuestionSchema, answer),
  }),
  check({ state, question }) {
    if (state.success) {
      expect(state.output.noneReason ?? 'x').toMatch(/^[a-z_]{1,40}$/);
      expectSound(state.output);
    }
    if (question.success) {
      expect(question.output.number ?? '1').toMatch(/^[A-Za-z0-9./-]{1,15}$/);
      expectSound(question.output);
    }
  },
});

const teaching = {
  step: 'other',
  problem: 'found_elsewhere',
  place: { kind: 'heading', text: 'Invoice – 20102', isSure: true },
  lesson: { kind: 'text', words: ['Invoice –'], isSure: false },
  isDoubtful: true,
};

fuzz({
  name: 'replies to the popup',
  share: 20,
  inputs: mutatedValue(
    fc.constantFrom<unknown>(
      { kind: 'tab', tab: { kind: 'page', page: pageState }, locale: null, supportEmail: null, teaching },
      {
        kind: 'tab',
        tab: { kind: 'silent' },
        locale: 'de-CH',
        supportEmail: 'help@msp.example',
        teaching: null,
      },
      { kind: 'report', report: 'Made: now', locale: null, supportEmail: null, teaching: null },
      {
        kind: 'failed',
        error: { code: 'internal', details: {} },
        locale: null,
        supportEmail: null,
        teaching: null,
      },
    ),
  ),
  read: (reply) => v.safeParse(popupReplySchema, reply),
  check(read) {
    if (read.success) expectSound(read.output);
  },
});

const frameMessages = [
  { kind: 'wisepay-pod.placement', height: 420, place: 'panel', width: 320, offset: 0 },
  { kind: 'wisepay-pod.page-changed', mountId },
];

fuzz({
  name: 'messages between the panel and the page',
  share: 40,
  inputs: fc.oneof(
    { weight: 4, arbitrary: mutatedValue(fc.constantFrom<unknown>(...frameMessages)) },
    { weight: 1, arbitrary: hostileValue },
  ),
  read: (said) => ({
    placement: v.safeParse(placementSchema, said),
    change: v.safeParse(pageChangedSchema, said),
  }),
  check({ placement, change }) {
    if (placement.success) {
      expect(placement.output.height).toSatisfy(Number.isInteger);
      expect(placement.output.height).toBeGreaterThanOrEqual(0);
      expect(placement.output.height).toBeLessThanOrEqual(10_000);
      expectSound(placement.output);
    }
    if (change.success) expectSound(change.output);
  },
});

const replies = [
  { ok: true, view: { ...readyView({ payments: [{ ...samplePayment, refunds: [sampleRefund] }] }) } },
  {
    ok: true,
    view: { kind: 'refused', reason: 'signed_in_as_other', email: 'a@b.c', wisepayEmail: 'd@e.f' },
  },
  {
    ok: true,
    view: {
      kind: 'ambiguous',
      reason: 'candidates',
      candidates: [{ number: '1', recordId: '2', company: '3' }],
    },
  },
  {
    ok: false,
    error: { code: 'refused', details: { requestId: 'req_1', problemCode: 'terminal_busy', status: 409 } },
  },
];

fuzz({
  name: 'replies to the panel',
  share: 20,
  inputs: mutatedValue(fc.constantFrom<unknown>(...replies)),
  read: (reply) => v.safeParse(panelReplySchema, reply),
  check(read) {
    if (read.success) expectSound(read.output);
  },
});
