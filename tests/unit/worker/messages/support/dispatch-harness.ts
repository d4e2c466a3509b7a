/** The worker's dispatch; what it calls is recorded and gives the test's answers. */
import { type Mock, vi } from 'vitest';
import type { PageWelcome } from '#lib/protocol/page-messages.ts';
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import { createDispatch, type Dispatch, type DispatchOptions } from '#lib/worker/messages/dispatch.ts';
import type { Sender } from '#lib/worker/messages/router.ts';
import { mountId } from '../../../support/money-messages.ts';
import { extensionId, extensionOrigin, psaPage } from './senders.ts';

/** A PSA page on a host that the administrator names. */
export const page: Sender = { ...psaPage, url: 'https://psa.example/v2025_1/ConnectWise.aspx' };

export const load = { kind: 'pod.load', mountId };

/** The reply to a panel. */
export const shown: PanelReply = { ok: true, view: { kind: 'sign_in', email: 'pat@northwind.example' } };

/** What goes with every reply to a panel. */
export const helpDesk = {
  locale: 'de-DE',
  support: { email: 'help@msp.example', hasPage: true },
};

/** What goes with the answer to a page that says who is signed in. */
export const welcomed: PageWelcome = {
  docking: { side: 'left', collapsed: false },
  words: { orphaned: 'Refresh', tampered: 'Stopped' },
};

export interface DispatchHarness {
  readonly dispatch: Dispatch;
  readonly session: {
    readonly keepOnlyFor: Mock<DispatchOptions['session']['keepOnlyFor']>;
    readonly noteUse: Mock<DispatchOptions['session']['noteUse']>;
  };
  /** Counts a refusal. */
  readonly count: Mock<DispatchOptions['refusals']['count']>;
  /** Remembers an error for the diagnostics. */
  readonly note: Mock<DispatchOptions['errors']['note']>;
  readonly psaTabOf: Mock<DispatchOptions['windows']['psaTabOf']>;
  readonly psaHosts: Mock<DispatchOptions['psaHosts']>;
  readonly handlePanelMessage: Mock<DispatchOptions['handlePanelMessage']>;
  readonly badge: Mock<DispatchOptions['badges']['badge']>;
  readonly presentation: Mock<DispatchOptions['presentation']>;
  readonly welcome: Mock<DispatchOptions['welcome']>;
  readonly beginPrefetch: Mock<DispatchOptions['prefetch']['begin']>;
  readonly handleSettingsMessage: Mock<DispatchOptions['handleSettingsMessage']>;
  readonly handlePopupMessage: Mock<DispatchOptions['handlePopupMessage']>;
}

export function dispatchHarness(): DispatchHarness {
  const parts = {
    session: {
      keepOnlyFor: vi.fn<DispatchOptions['session']['keepOnlyFor']>(async () => {}),
      noteUse: vi.fn<DispatchOptions['session']['noteUse']>(async () => {}),
    },
    count: vi.fn<DispatchOptions['refusals']['count']>(async () => {}),
    note: vi.fn<DispatchOptions['errors']['note']>(async () => {}),
    psaTabOf: vi.fn<DispatchOptions['windows']['psaTabOf']>(async () => 7),
    psaHosts: vi.fn<DispatchOptions['psaHosts']>(async () => ['psa.example']),
    handlePanelMessage: vi.fn<DispatchOptions['handlePanelMessage']>(async () => shown),
    badge: vi.fn<DispatchOptions['badges']['badge']>(async () => true),
    presentation: vi.fn<DispatchOptions['presentation']>(async () => helpDesk),
    welcome: vi.fn<DispatchOptions['welcome']>(async () => welcomed),
    beginPrefetch: vi.fn<DispatchOptions['prefetch']['begin']>(),
    handleSettingsMessage: vi.fn<DispatchOptions['handleSettingsMessage']>(),
    handlePopupMessage: vi.fn<DispatchOptions['handlePopupMessage']>(),
  };
  const dispatch = createDispatch({
    ...parts,
    trust: { extensionId, extensionOrigin },
    windows: { psaTabOf: parts.psaTabOf },
    refusals: { count: parts.count },
    errors: { note: parts.note },
    badges: { badge: parts.badge },
    prefetch: { begin: parts.beginPrefetch, forget: () => {} },
  });
  return { ...parts, dispatch };
}
