/** The one place for a panel on the page: empty, or with the panel for an invoice. */
import type { PageWelcome } from '../../lib/protocol/page-messages.ts';
import type { InvoiceRef } from '../../lib/psa/invoice-ref.ts';
import type { PsaProfile } from '../../lib/psa/profile.ts';
import type { Tracked } from '../../lib/psa/reconcile.ts';
import { type Mount, preparePanels } from './mount-panel.ts';
import { hasGoneOn, type OpenedOn, placeOf } from './opened-by-number.ts';
import { tellWorker } from './tell-worker.ts';

export interface PanelSlot {
  /** The panel that is here; null for none. */
  readonly mount: Mount | null;
  /** Whether a person has opened it by its number: the page does not name it, and so cannot say when it has gone. */
  readonly isByHand: boolean;
  /** Whether the page has meddled with it until it stopped. */
  readonly isGivenUp: boolean;
  /** Puts a panel here, in place of the one before. */
  show(invoice: InvoiceRef, profile: PsaProfile): void;
  /** The same for an invoice that a person has named, as long as the page says what it says now. */
  showByHand(invoice: InvoiceRef, profile: PsaProfile, tracked: Tracked): void;
  /** Takes away what was opened by its number where the page has gone on. */
  look(tracked: Tracked): void;
  /** Takes away what is here. */
  clear(): void;
  /** Takes in what the worker tells of panels. */
  learn(welcome: PageWelcome): void;
}

/** To be called as early as {@link preparePanels}. */
export function createPanelSlot(): PanelSlot {
  const { mountPanel, learn } = preparePanels();
  let mount: Mount | null = null;
  let openedOn: OpenedOn | null = null;
  let isGivenUp = false;

  function clear() {
    mount?.remove();
    mount = null;
    openedOn = null;
    isGivenUp = false;
  }

  function show(invoice: InvoiceRef, profile: PsaProfile) {
    clear();
    mount = mountPanel(invoice, profile, () => {
      isGivenUp = true;
      // For the diagnostics: the page does not leave the panel alone.
      void tellWorker({ kind: 'page.tampering' });
    });
    // The worker looks the invoice up while the panel loads; not where more that names it is still to come.
    if (invoice.recordId && invoice.number) void tellWorker({ kind: 'page.opened', mountId: mount.id });
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
    clear,
  };
}
