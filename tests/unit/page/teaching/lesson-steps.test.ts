// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx" }
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pageReader } from '#lib/page/detection/read-page.ts';
import { takeStep } from '#lib/page/teaching/lesson-steps.ts';
import { type LessonRequest, lessonAnswerSchema, type Observation } from '#lib/protocol/lesson.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { overrideProfile } from '#lib/psa/profile-overrides.ts';
import { reconcile, untracked } from '#lib/psa/reconcile.ts';
import { layOut } from './support/layout.ts';

beforeEach(layOut);
afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname);
});

const heading = (text: string) => `<h2 class="page-title">${text}</h2>`;

function show(place: string, html: string): void {
  history.replaceState(null, '', `#startscreen=${place}`);
  document.body.innerHTML = html;
}

const take = (request: LessonRequest) => {
  const answer = takeStep(document, {}, request);
  expect(v.parse(lessonAnswerSchema, answer)).toEqual(answer);
  return answer;
};
const takeFirst = (number: string) => take({ kind: 'first', number, recordId: null });
const takeSecond = (number: string, first: Observation) =>
  take({ kind: 'second', number, recordId: null, first });

function observed(answer: ReturnType<typeof take>): Observation {
  if (answer.kind !== 'observed') throw new Error(`the step was not taken: ${JSON.stringify(answer)}`);
  return answer.observation;
}

/** Both invoices on a screen, each with `html`. */
function observeBoth(html: (number: string) => string, place = 'billing') {
  show(place, html('20101'));
  const first = observed(takeFirst('20101'));
  show(place, html('20302'));
  const second = observed(takeSecond('20302', first));
  return { first, second };
}

it('two invoices and a list teach the place of the number', () => {
  const steps = observeBoth((number) => heading(`Invoice ${number}`));
  show('documents', heading('All documents'));
  const answer = take({ kind: 'other', ...steps });
  if (answer.kind !== 'learned') throw new Error('nothing was learned');
  expect(answer.lesson).toMatchObject({ kind: 'heading', words: ['Invoice'] });
  const read = pageReader(overrideProfile(defaultProfile, answer.lesson.overrides));
  show('billing', heading('Invoice 20507'));
  expect(reconcile(untracked, read(document).signals).outcome).toMatchObject({
    kind: 'invoice',
    invoice: { number: '20507' },
  });
});

it('the second step tells what was found in the place', () => {
  show('billing', heading('Invoice 20101'));
  const first = observed(takeFirst('20101'));
  show('billing', heading('Invoice 20302'));
  expect(takeSecond('20302', first)).toMatchObject({ place: { kind: 'heading', text: 'Invoice 20302' } });
});

it('a lesson changes nothing on the page', () => {
  show('billing', heading('Invoice 20101'));
  const before = document.documentElement.outerHTML;
  takeFirst('20101');
  expect(document.documentElement.outerHTML).toBe(before);
});

it('a number that the page does not show is a problem, in both steps', () => {
  const unseen = { kind: 'problem', problem: 'number_not_seen' };
  show('billing', heading('Invoice 20101'));
  expect(takeFirst('99999')).toEqual(unseen);
  expect(takeSecond('99999', observed(takeFirst('20101')))).toEqual(unseen);
});

it('the same invoice again is a problem', () => {
  show('billing', heading('Invoice 20101'));
  const first = observed(takeFirst('20101'));
  expect(takeSecond('20101', first)).toEqual({ kind: 'problem', problem: 'same_invoice' });
});

it('invoices whose numbers stand in different places are a problem', () => {
  show('billing', heading('Invoice 20101'));
  const first = observed(takeFirst('20101'));
  show('billing', '<p class="note-text">See Invoice 20302</p>');
  expect(takeSecond('20302', first)).toEqual({ kind: 'problem', problem: 'nothing_in_common' });
});

it('a screen whose name another one has, without a word for an invoice, is a problem', () => {
  const steps = observeBoth((number) => heading(`Document ${number}`));
  show('billing', heading('All documents'));
  expect(take({ kind: 'other', ...steps })).toEqual({ kind: 'problem', problem: 'nothing_in_common' });
});

it('a place that holds a number on the other screen, too, is a problem', () => {
  const steps = observeBoth((number) => heading(`Invoice ${number}`));
  show('tickets', heading('Invoice 77777'));
  expect(take({ kind: 'other', ...steps })).toEqual({ kind: 'problem', problem: 'found_elsewhere' });
});

it('a policy from before PSA changed does not keep the new screen from being learned', () => {
  const policy = { fields: [{ selector: '.former-title', number: '^Invoice (\\d+)$', needsScreen: true }] };
  const steps = observeBoth((number) => heading(`Invoice ${number}`));
  show('documents', heading('All documents'));
  expect(takeStep(document, policy, { kind: 'other', ...steps })).toMatchObject({ kind: 'learned' });
});

it('what the policy forbids is not learned', () => {
  const steps = observeBoth((number) => heading(`Invoice ${number}`));
  show('documents', heading('All documents'));
  const policy = { fields: [{ selector: '.page-title', number: '^All (documents)$', needsScreen: false }] };
  expect(takeStep(document, policy, { kind: 'other', ...steps })).toEqual({
    kind: 'problem',
    problem: 'found_elsewhere',
  });
});
