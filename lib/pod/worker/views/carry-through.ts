/** What was done stays done, whatever the look at the invoice afterwards comes to. */
import { CodedError, type PodError, toPodError } from '../../../errors.ts';
import type { PodView, ReadyView } from '../../contract/views.ts';
import type { AskingPanel } from '../admission/asking-panel.ts';
import type { Admitted, Gate } from '../admission/gate.ts';
import type { ReadyViewRequest } from './ready-view.ts';

/** What a view is made of. */
export type Shown = Pick<Admitted, 'endpoints' | 'owner' | 'invoice' | 'policy'> &
  Pick<ReadyViewRequest, 'client'>;

export interface CarryThroughParts {
  readonly gate: Gate;
  /** The view of the invoice, whose news the panel's next question is about; one from before is soon looked at again. */
  show(shown: Shown, panel: AskingPanel, isFromBefore?: boolean): Promise<ReadyView>;
}

/**
 * Lets the panel's person through to the invoice, does something with it, and gives the view that `use` makes. Where what
 * follows after `done` was called is refused, or WisePay cannot be asked any more, the view is the one before, with what the
 * journal knows by now, and says so: what was done must not seem to have failed.
 *
 * @param intentIds the intents that are carried out
 * @param use calls `done` once what was asked for is in the journal, or the payments screen is open; must be safe to repeat
 * @throws what `use` throws before that; as {@link Gate}
 */
export type CarryThrough = (
  panel: AskingPanel,
  intentIds: readonly string[],
  use: (admitted: Admitted, done: () => void) => Promise<PodView>,
) => Promise<PodView>;

/** WisePay has just not told how things are: it is not asked once more for the view that says so. */
const unasked: ReadyViewRequest['client'] = {
  getTerminalPayment: () => Promise.reject(new CodedError('offline')),
};

export function createCarryThrough({ gate, show }: CarryThroughParts): CarryThrough {
  return async (panel, intentIds, use) => {
    const reached: { admitted?: Admitted } = {};

    async function showBefore(admitted: Admitted, error: PodError): Promise<ReadyView> {
      const view = await show({ ...admitted, client: unasked }, panel, true);
      const accepted = view.operations.some(
        ({ intentId, state }) => intentIds.includes(intentId) && state === 'accepted',
      );
      return { ...view, unread: { error, accepted } };
    }

    try {
      const view = await gate(panel.page, (admitted) =>
        use(admitted, () => {
          reached.admitted = admitted;
        }),
      );
      if (view.kind === 'ready' || reached.admitted === undefined) return view;
      return await showBefore(reached.admitted, { code: 'refused', details: {} });
    } catch (error) {
      if (reached.admitted === undefined) throw error;
      return showBefore(reached.admitted, toPodError(error));
    }
  };
}
