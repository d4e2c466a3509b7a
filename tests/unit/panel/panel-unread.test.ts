/** The panel's state after an action if the invoice cannot be read afterwards. */
import { beforeEach, expect, it } from 'vitest';
import type { ReadyView } from '#lib/protocol/views.ts';
import { readyView } from '../support/invoices.ts';
import { show } from '../support/patient-worker.ts';
import { type PanelHarness, panelHarness } from './support/panel-harness.ts';

const unread: ReadyView['unread'] = { error: { code: 'server_error', details: {} }, accepted: true };

let harness: PanelHarness;

beforeEach(async () => {
  harness = panelHarness();
  await harness.showView(readyView());
  void harness.panel.remind('1');
  await harness.worker.question(-1).reply(show({ ...readyView(), unread }));
});

it('goes by the action that was done', () => {
  expect(harness.panel.state).toMatchObject({ unread: { ...unread, action: 'remind' }, failure: null });
});

it('stays where the next look is refused', async () => {
  await harness.showView({ kind: 'refused', reason: 'user_inactive', email: 'pat@northwind.example' });
  expect(harness.panel.state).toMatchObject({ view: { kind: 'refused' }, unread: { action: 'remind' } });
});

it('goes with the next look at the invoice', async () => {
  await harness.showView(readyView());
  expect(harness.panel.state.unread).toBeUndefined();
});
