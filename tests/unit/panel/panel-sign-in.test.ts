/** Signing in from the panel, and finding a sign-in after the browser has lost track of its window. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { PodView } from '#lib/protocol/views.ts';
import { readyView } from '../support/invoices.ts';
import { fail, show } from '../support/patient-worker.ts';
import { mountId, type PanelHarness, panelHarness } from './support/panel-harness.ts';

const view = readyView();
const signInView: PodView = { kind: 'sign_in', email: 'pat@northwind.example' };

let harness: PanelHarness;
let panel: PanelHarness['panel'];
let worker: PanelHarness['worker'];

beforeEach(() => {
  harness = panelHarness();
  ({ panel, worker } = harness);
});

describe('signing in', () => {
  it.each([true, false])('says whether another user is wanted: %s', (switchUser) => {
    void panel.signIn(switchUser);
    expect(worker.question(0).message).toEqual({ kind: 'pod.sign_in', mountId, switchUser });
  });
});

describe('a sign-in that the browser interrupted', () => {
  beforeEach(async () => {
    await harness.showView(signInView);
    void panel.signIn(false);
    await worker.question(-1).reply(fail('sign_in_interrupted'));
  });

  it('is found as soon as the person has finished it in its window', async () => {
    expect(harness.clock.timers.map(({ ms }) => ms)).toEqual([2000]);
    await harness.endPause();
    await worker.question(-1).reply(show(signInView));
    expect(panel.state.failure?.error.code).toBe('sign_in_interrupted');
    await harness.endPause();
    await worker.question(-1).reply(show(view));
    expect(panel.state).toEqual({ view, busy: null, failure: null });
    expect(harness.clock.timers).toHaveLength(2);
  });

  it('is not waited for any more once the person tries again', async () => {
    void panel.signIn(false);
    const tried = worker.questions.length;
    await harness.endPause();
    expect(worker.questions).toHaveLength(tried);
    expect(harness.clock.timers).toHaveLength(1);
  });

  it('is not waited for without end', async () => {
    for (let look = 0; look < 60; look += 1) {
      await harness.endPause();
      await worker.question(-1).reply(show(signInView));
    }
    expect(harness.clock.timers).toHaveLength(60);
  });

  it('is not waited for by a panel that is gone', async () => {
    harness.life.abort();
    const before = worker.questions.length;
    await harness.endPause();
    expect(harness.clock.timers).toHaveLength(1);
    expect(worker.questions.length).toBeLessThanOrEqual(before + 1);
  });
});
