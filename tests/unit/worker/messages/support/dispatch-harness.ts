/** The worker's dispatch; what it calls is recorded and gives the test's answers. */
import { type Mock, vi } from 'vitest';
import type { PageWelcome } from '#lib/protocol/page-messages.ts';
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import { dispatch, type MessageHandlers } from '#lib/worker/messages/dispatch.ts';
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
  docking: { side: 'left', place: 'panel', width: 320, offset: 0 },
  words: { orphaned: 'Refresh', tampered: 'Stopped' },
};

export interface DispatchHarness {
  dispatch(message: unknown, sender: Sender): Promise<unknown>;
  readonly session: {
    readonly keepOnlyFor: Mock<MessageHandlers['session']['keepOnlyFor']>;
    readonly noteUse: Mock<MessageHandlers['session']['noteUse']>;
  };
  /** Counts a refusal. */
  readonly count: Mock<MessageHandlers['refusals']['count']>;
  /** Remembers an error for the diagnostics. */
  readonly note: Mock<MessageHandlers['errors']['note']>;
  readonly makeReport: Mock<MessageHandlers['makeReport']>;
  readonly psaTabOf: Mock<MessageHandlers['windows']['psaTabOf']>;
  readonly psaHosts: Mock<MessageHandlers['psaHosts']>;
  readonly handlePanelMessage: Mock<MessageHandlers['handlePanelMessage']>;
  readonly badge: Mock<MessageHandlers['badges']['badge']>;
  readonly lessonHealth: {
    readonly [Call in keyof MessageHandlers['lessonHealth']]: Mock<MessageHandlers['lessonHealth'][Call]>;
  };
  readonly presentation: Mock<MessageHandlers['presentation']>;
  readonly welcome: Mock<MessageHandlers['welcome']>;
  readonly beginPrefetch: Mock<MessageHandlers['prefetch']['begin']>;
  /** Gives the reply that was already begun, if the test makes it. */
  readonly takePrefetched: Mock<MessageHandlers['prefetch']['take']>;
  readonly sidePanels: {
    readonly [Call in keyof MessageHandlers['sidePanels']]: Mock<MessageHandlers['sidePanels'][Call]>;
  };
  readonly drafts: {
    readonly [Call in keyof MessageHandlers['drafts']]: Mock<MessageHandlers['drafts'][Call]>;
  };
  readonly handleSettingsMessage: Mock<MessageHandlers['handleSettingsMessage']>;
  readonly handlePopupMessage: Mock<MessageHandlers['handlePopupMessage']>;
}

export function dispatchHarness(): DispatchHarness {
  const parts = {
    session: {
      keepOnlyFor: vi.fn<MessageHandlers['session']['keepOnlyFor']>(async () => {}),
      noteUse: vi.fn<MessageHandlers['session']['noteUse']>(async () => {}),
    },
    count: vi.fn<MessageHandlers['refusals']['count']>(async () => {}),
    note: vi.fn<MessageHandlers['errors']['note']>(async () => {}),
    makeReport: vi.fn<MessageHandlers['makeReport']>(async () => 'Made: now'),
    psaTabOf: vi.fn<MessageHandlers['windows']['psaTabOf']>(async () => 7),
    psaHosts: vi.fn<MessageHandlers['psaHosts']>(async () => ['psa.example']),
    handlePanelMessage: vi.fn<MessageHandlers['handlePanelMessage']>(async () => shown),
    badge: vi.fn<MessageHandlers['badges']['badge']>(async () => true),
    lessonHealth: {
      missed: vi.fn<MessageHandlers['lessonHealth']['missed']>(async () => {}),
      replied: vi.fn<MessageHandlers['lessonHealth']['replied']>(async () => {}),
    },
    presentation: vi.fn<MessageHandlers['presentation']>(async () => helpDesk),
    welcome: vi.fn<MessageHandlers['welcome']>(async () => welcomed),
    beginPrefetch: vi.fn<MessageHandlers['prefetch']['begin']>(),
    takePrefetched: vi.fn<MessageHandlers['prefetch']['take']>(async () => null),
    sidePanels: {
      frontTabOf: vi.fn<MessageHandlers['sidePanels']['frontTabOf']>(async () => 7),
      lookAtFront: vi.fn<MessageHandlers['sidePanels']['lookAtFront']>(async () => ({
        kind: 'invoice',
        mountId,
      })),
      isBeside: vi.fn<MessageHandlers['sidePanels']['isBeside']>(async () => true),
      pageChanged: vi.fn<MessageHandlers['sidePanels']['pageChanged']>(async () => {}),
    },
    drafts: {
      keepOnlyFor: vi.fn<MessageHandlers['drafts']['keepOnlyFor']>(async () => {}),
      forget: vi.fn<MessageHandlers['drafts']['forget']>(async () => {}),
    },
    handleSettingsMessage: vi.fn<MessageHandlers['handleSettingsMessage']>(),
    handlePopupMessage: vi.fn<MessageHandlers['handlePopupMessage']>(),
  };
  const handlers: MessageHandlers = {
    ...parts,
    trust: { extensionId, extensionOrigin },
    windows: { psaTabOf: parts.psaTabOf },
    refusals: { count: parts.count },
    errors: { note: parts.note },
    badges: { badge: parts.badge },
    prefetch: { begin: parts.beginPrefetch, take: parts.takePrefetched, forget: () => {} },
  };
  return { ...parts, dispatch: (message, sender) => dispatch(handlers, message, sender) };
}
