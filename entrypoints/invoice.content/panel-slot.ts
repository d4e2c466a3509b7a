/** The only slot for a panel on the page: empty, or with the panel for one invoice. */
import type { PageWelcome } from '../../lib/protocol/page-messages.ts';
import type { InvoiceRef } from '../../lib/psa/invoice-ref.ts';
import type { PsaProfile } from '../../lib/psa/profile.ts';
import type { Tracked } from '../../lib/psa/reconcile.ts';
import { type Mount, preparePanels } from './mount-panel.ts';
import { hasGoneOn, type OpenedOn, placeOf } from './opened-by-number.ts';
import { askWorker, tellWorker } from './tell-worker.ts';

export interface PanelSlot {
  /** The current panel; null if there is none. */
  readonly mount: Mount | null;
  /** Whether a person opened the panel by number: the page does not name it, so it cannot say when it closes. */
  readonly isByHand: boolean;
  /** Whether the panel gave up because of tampering. */
  readonly isGivenUp: boolean;
  /** Shows a panel, replacing any earlier one. */
  show(invoice: InvoiceRef, profile: PsaProfile): void;
  /** Shows a panel for an invoice that a person named, until the page moves on. */
  showByHand(invoice: InvoiceRef, profile: PsaProfile, tracked: Tracked): void;
  /** Removes a panel that was opened by number if the page has moved on. */
  look(tracked: Tracked): void;
  /** Takes more details of the panel's invoice. Does nothing without a panel. */
  tellMore(invoice: InvoiceRef): void;
  /** Removes the panel. */
  clear(): void;
  /** Takes the panel settings from the worker's welcome. */
  learn(welcome: PageWelcome): void;
}

/** Call it as early as {@link preparePanels}. */
export function createPanelSlot(): PanelSlot {
  const { mountPanel, learn } = preparePanels();
  let mount: Mount | null = null;
  let openedOn: OpenedOn | null = null;
  let isGivenUp = false;

  /** A side panel follows the page. */
  const tellChange = () => void askWorker({ kind: 'page.changed' });

  function remove() {
    mount?.remove();
    mount = null;
    openedOn = null;
    isGivenUp = false;
  }

  function clear() {
    if (mount === null) return;
    remove();
    tellChange();
  }

  function show(invoice: InvoiceRef, profile: PsaProfile) {
    remove();
    mount = mountPanel(invoice, profile, () => {
      isGivenUp = true;
      // Counted for the diagnostics report.
      void tellWorker({ kind: 'page.tampering' });
    });
    // The worker looks up the invoice while the panel loads, but only if record ID and number are both known.
    if (invoice.recordId && invoice.number) void tellWorker({ kind: 'page.opened', mountId: mount.id });
    tellChange();
  }

  return {
    get mount() {
      return mount;
    },
    get isByHand() {
      return openedOn !== null;
    },
    get isGivenUp() {
      return isGivenUp;
    },
    show,
    learn,
    showByHand(invoice, profile, { signals }) {
      show(invoice, profile);
      openedOn = { place: placeOf(window), signals };
    },
    look(tracked) {
      if (openedOn !== null && hasGoneOn(openedOn, placeOf(window), tracked)) clear();
    },
    tellMore(invoice) {
      mount?.tellMore(invoice);
      if (mount !== null) tellChange();
    },
    clear,
  };
}
