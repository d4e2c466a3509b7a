/** The worker's door, with everything behind it noted and answered as a test says. */
import { type Mock, vi } from 'vitest';
import type { PanelReply } from '#lib/pod/contract/messages.ts';
import type { PageWelcome } from '#lib/pod/contract/page-messages.ts';
import { createDispatch, type Dispatch, type DispatchParts } from '#lib/pod/worker/dispatch.ts';
import type { Sender } from '#lib/pod/worker/router.ts';
import { mountId } from '../../../support/money-messages.ts';
import { extensionId, extensionOrigin, psaPage } from './senders.ts';

/** On a host that the administrator names. */
export const page: Sender = { ...psaPage, url: 'https://psa.example/v2025_1/ConnectWise.aspx' };

export const load = { kind: 'pod.load', mountId };

/** What a panel is shown. */
export const shown: PanelReply = { ok: true, view: { kind: 'sign_in', email: 'pat@northwind.example' } };

/** What goes with every reply to a panel. */
export const helpDesk = {
  locale: 'de-DE',
  support: { email: 'help@msp.example', hasPage: true },
};

/** What goes with the answer to a page that says who is signed in. */
export const welcomed: PageWelcome = {
  docking: { side: 'left', collapsed: false },
  words: { orphaned: 'Refresh', meddled: 'Stopped' },
};

export interface DispatchBench {
  readonly dispatch: Dispatch;
  readonly access: {
    readonly keepOnlyFor: Mock<DispatchParts['access']['keepOnlyFor']>;
    readonly noteUse: Mock<DispatchParts['access']['noteUse']>;
  };
  /** Counts a refusal. */
  readonly count: Mock<DispatchParts['refusals']['count']>;
  /** Remembers an error for the diagnostics. */
  readonly note: Mock<DispatchParts['errors']['note']>;
  readonly psaTabOf: Mock<DispatchParts['windows']['psaTabOf']>;
  readonly psaHosts: Mock<DispatchParts['psaHosts']>;
  readonly handlePanelMessage: Mock<DispatchParts['handlePanelMessage']>;
  readonly mark: Mock<DispatchParts['marks']['mark']>;
  readonly presentation: Mock<DispatchParts['presentation']>;
  readonly welcome: Mock<DispatchParts['welcome']>;
  readonly beginEarlyLoad: Mock<DispatchParts['earlyLoads']['begin']>;
  readonly handleSettingsMessage: Mock<DispatchParts['handleSettingsMessage']>;
  readonly handlePopupMessage: Mock<DispatchParts['handlePopupMessage']>;
}

export function dispatchBench(): DispatchBench {
  const parts = {
    access: {
      keepOnlyFor: vi.fn<DispatchParts['access']['keepOnlyFor']>(async () => {}),
      noteUse: vi.fn<DispatchParts['access']['noteUse']>(async () => {}),
    },
    count: vi.fn<DispatchParts['refusals']['count']>(async () => {}),
    note: vi.fn<DispatchParts['errors']['note']>(async () => {}),
    psaTabOf: vi.fn<DispatchParts['windows']['psaTabOf']>(async () => 7),
    psaHosts: vi.fn<DispatchParts['psaHosts']>(async () => ['psa.example']),
    handlePanelMessage: vi.fn<DispatchParts['handlePanelMessage']>(async () => shown),
    mark: vi.fn<DispatchParts['marks']['mark']>(async () => true),
    presentation: vi.fn<DispatchParts['presentation']>(async () => helpDesk),
    welcome: vi.fn<DispatchParts['welcome']>(async () => welcomed),
    beginEarlyLoad: vi.fn<DispatchParts['earlyLoads']['begin']>(),
    handleSettingsMessage: vi.fn<DispatchParts['handleSettingsMessage']>(),
    handlePopupMessage: vi.fn<DispatchParts['handlePopupMessage']>(),
  };
  const dispatch = createDispatch({
    ...parts,
    trust: { extensionId, extensionOrigin },
    windows: { psaTabOf: parts.psaTabOf },
    refusals: { count: parts.count },
    errors: { note: parts.note },
    marks: { mark: parts.mark },
    earlyLoads: { begin: parts.beginEarlyLoad, forget: () => {} },
  });
  return { ...parts, dispatch };
}
