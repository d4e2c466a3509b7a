/** Shows an action as done even if the invoice cannot be read afterward. */
import { CodedError, type PodError, toPodError } from '../../errors.ts';
import type { PodView, ReadyView } from '../../protocol/views.ts';
import type { RequestingPanel } from '../session/requesting-panel.ts';
import type { InvoiceContext } from './invoice-context.ts';
import type { ReadyViewRequest } from './ready-view.ts';
import type { Worker } from './worker.ts';

/** What a view is made of. */
export type Shown = Pick<InvoiceContext, 'endpoints' | 'owner' | 'invoice' | 'policy'> &
  Pick<ReadyViewRequest, 'client'>;

/** WisePay has just failed to answer, so it is not asked again for the view that says so. */
const unasked: ReadyViewRequest['client'] = {
  getTerminalPayment: () => Promise.reject(new CodedError('offline')),
};

/**
 * Runs `use` for the panel's user and invoice, and returns the view that it builds. If something is refused after
 * `done` was called, or WisePay can no longer be asked, returns the view from before, with what the journal knows by
 * now, and says so: what was done must not seem to have failed.
 *
 * @param show builds the view of the invoice as it was before
 * @param intentIds the intents that are carried out
 * @param use calls `done` once the request is in the journal or the payments screen is open; must be safe to repeat
 * @throws what `use` throws before that; as `WithInvoice`
 */
export async function showAfterAction(
  { withInvoice }: Pick<Worker, 'withInvoice'>,
  { page }: RequestingPanel,
  show: (shown: Shown) => Promise<ReadyView>,
  intentIds: readonly string[],
  use: (context: InvoiceContext, done: () => void) => Promise<PodView>,
): Promise<PodView> {
  const reached: { context?: InvoiceContext } = {};

  async function showBefore(context: InvoiceContext, error: PodError): Promise<ReadyView> {
    const view = await show({ ...context, client: unasked });
    const accepted = view.operations.some(
      ({ intentId, state }) => intentIds.includes(intentId) && state === 'accepted',
    );
    return { ...view, unread: { error, accepted } };
  }

  try {
    const view = await withInvoice(page, (context) =>
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
}
