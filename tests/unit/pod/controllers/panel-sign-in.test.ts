/** Signing in from the panel, and finding a sign-in whose window the browser lost sight of. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { PodView } from '#lib/pod/contract/views.ts';
import { readyView } from '../../support/invoices.ts';
import { fail, show } from '../../support/patient-worker.ts';
import { mountId, type PanelBench, panelBench } from './support/panel-bench.ts';

const view = readyView();
const signInView: PodView = { kind: 'sign_in', email: 'pat@northwind.example' };

let bench: PanelBench;
let panel: PanelBench['panel'];
let worker: PanelBench['worker'];

beforeEach(() => {
  bench = panelBench();
  ({ panel, worker } = bench);
});

describe('signing in', () => {
  it.each([true, false])('says whether another user is wanted: %s', (switchUser) => {
    void panel.signIn(switchUser);
    expect(worker.question(0).message).toEqual({ kind: 'pod.sign_in', mountId, switchUser });
  });
});

describe('a sign-in that the browser interrupted', () => {
  beforeEach(async () => {
    await bench.showView(signInView);
    void panel.signIn(false);
    await worker.question(-1).reply(fail('sign_in_interrupted'));
  });

  it('is found as soon as the person has finished it in its window', async () => {
    expect(bench.clock.timers.map(({ ms }) => ms)).toEqual([2000]);
    await bench.endPause();
    await worker.question(-1).reply(show(signInView));
    expect(panel.state.failure?.error.code).toBe('sign_in_interrupted');
    await bench.endPause();
    await worker.question(-1).reply(show(view));
    expect(panel.state).toEqual({ view, busy: null, failure: null });
    expect(bench.clock.timers).toHaveLength(2);
  });

  it('is not waited for any more once the person tries again', async () => {
    void panel.signIn(false);
    const tried = worker.questions.length;
    await bench.endPause();
    expect(worker.questions).toHaveLength(tried);
    expect(bench.clock.timers).toHaveLength(1);
  });

  it('is not waited for without end', async () => {
    for (let look = 0; look < 60; look += 1) {
      await bench.endPause();
      await worker.question(-1).reply(show(signInView));
    }
    expect(bench.clock.timers).toHaveLength(60);
  });

  it('is not waited for by a panel that is gone', async () => {
    bench.life.abort();
    const before = worker.questions.length;
    await bench.endPause();
    expect(bench.clock.timers).toHaveLength(1);
    expect(worker.questions.length).toBeLessThanOrEqual(before + 1);
  });
});
