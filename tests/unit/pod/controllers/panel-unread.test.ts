/** What was done while the invoice could not be looked at afterwards, in the panel's state. */
import { beforeEach, expect, it } from 'vitest';
import type { ReadyView } from '#lib/pod/contract/views.ts';
import { readyView } from '../../support/invoices.ts';
import { show } from '../../support/patient-worker.ts';
import { type PanelBench, panelBench } from './support/panel-bench.ts';

const unread: ReadyView['unread'] = { error: { code: 'server_error', details: {} }, accepted: true };

let bench: PanelBench;

beforeEach(async () => {
  bench = panelBench();
  await bench.showView(readyView());
  void bench.panel.remind('1');
  await bench.worker.question(-1).reply(show({ ...readyView(), unread }));
});

it('goes by the action that was done', () => {
  expect(bench.panel.state).toMatchObject({ unread: { ...unread, action: 'remind' }, failure: null });
});

it('stays where the next look is refused', async () => {
  await bench.showView({ kind: 'refused', reason: 'user_inactive', email: 'pat@northwind.example' });
  expect(bench.panel.state).toMatchObject({ view: { kind: 'refused' }, unread: { action: 'remind' } });
});

it('goes with the next look at the invoice', async () => {
  await bench.showView(readyView());
  expect(bench.panel.state.unread).toBeUndefined();
});
