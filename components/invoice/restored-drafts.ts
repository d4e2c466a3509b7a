/** The drafts that an invoice starts with: those of the browser session, as far as they still fit it. */
import { useRef } from 'preact/hooks';
import type { KeptDrafts } from '../../lib/panel/kept-drafts.ts';
import type { StoredDrafts } from '../../lib/protocol/drafts-message.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { canOpen } from './secondary-actions.ts';

/**
 * The kept drafts of the invoice on screen; undefined if there are none. A form that can no longer be opened is closed,
 * and what was typed is there when it is opened again. This is decided once, when the invoice comes on screen: a view
 * that changes later closes no form.
 *
 * @param invoice the panel's own name for the invoice
 * @param shown its view; undefined while there is none
 */
export function useRestored(
  invoice: string,
  shown: ReadyView | undefined,
  kept: KeptDrafts | undefined,
): StoredDrafts | undefined {
  const last = useRef<{ readonly invoice: string; readonly drafts: StoredDrafts | undefined }>(undefined);
  if (shown !== undefined && last.current?.invoice !== invoice) {
    const found = kept?.of(shown.invoice.id);
    last.current = { invoice, drafts: found?.invoice === invoice ? reopened(found, shown) : undefined };
  }
  return last.current?.invoice === invoice ? last.current.drafts : undefined;
}

/** The drafts with their form closed if it cannot be opened. A payment on a terminal takes the place of its form. */
function reopened(drafts: StoredDrafts, view: ReadyView): StoredDrafts {
  const { form } = drafts;
  const isReplaced = form === 'terminal' && view.terminalPayment !== undefined;
  const isOpen = form !== null && form !== 'pay' && !isReplaced && canOpen(form, view);
  return isOpen ? drafts : { ...drafts, form: null };
}
