/** What was done stays done, whatever the look at the invoice afterwards comes to. */
import { CodedError, type PodError, toPodError } from '../../errors.ts';
import type { PodView, ReadyView } from '../../protocol/views.ts';
import type { RequestingPanel } from '../session/requesting-panel.ts';
import type { InvoiceContext, WithInvoice } from './invoice-context.ts';
import type { ReadyViewRequest } from './ready-view.ts';

/** What a view is made of. */
export type Shown = Pick<InvoiceContext, 'endpoints' | 'owner' | 'invoice' | 'policy'> &
  Pick<ReadyViewRequest, 'client'>;

export interface ShowAfterActionOptions {
  readonly withInvoice: WithInvoice;
  /** The view of the invoice, whose news the panel's next question is about; one from before is soon looked at again. */
  show(shown: Shown, panel: RequestingPanel, isFromBefore?: boolean): Promise<ReadyView>;
}

/**
 * Lets the panel's person through to the invoice, does something with it, and gives the view that `use` makes. Where what
 * follows after `done` was called is refused, or WisePay cannot be asked any more, the view is the one before, with what the
 * journal knows by now, and says so: what was done must not seem to have failed.
 *
 * @param intentIds the intents that are carried out
 * @param use calls `done` once what was asked for is in the journal, or the payments screen is open; must be safe to repeat
 * @throws what `use` throws before that; as {@link WithInvoice}
 */
export type ShowAfterAction = (
  panel: RequestingPanel,
  intentIds: readonly string[],
  use: (context: InvoiceContext, done: () => void) => Promise<PodView>,
) => Promise<PodView>;

/** WisePay has just not told how things are: it is not asked once more for the view that says so. */
const unasked: ReadyViewRequest['client'] = {
  getTerminalPayment: () => Promise.reject(new CodedError('offline')),
};

export function createShowAfterAction({ withInvoice, show }: ShowAfterActionOptions): ShowAfterAction {
  return async (panel, intentIds, use) => {
    const reached: { context?: InvoiceContext } = {};

    async function showBefore(context: InvoiceContext, error: PodError): Promise<ReadyView> {
      const view = await show({ ...context, client: unasked }, panel, true);
      const accepted = view.operations.some(
        ({ intentId, state }) => intentIds.includes(intentId) && state === 'accepted',
      );
      return { ...view, unread: { error, accepted } };
    }

    try {
      const view = await withInvoice(panel.page, (context) =>
        use(context, () => {
          reached.context = context;
        }),
      );
      if (view.kind === 'ready' || reached.context === undefined) return view;
      return await showBefore(reached.context, { code: 'refused', details: {} });
    } catch (error) {
      if (reached.context === undefined) throw error;
      return showBefore(reached.context, toPodError(error));
    }
  };
}
