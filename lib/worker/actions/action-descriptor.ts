/** What differs from one action to the next. What is the same for all of them is written once, in `actions.ts`. */
import { refused } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import type { PanelMessage } from '../../protocol/panel-messages.ts';
import type { InvoiceContext } from '../invoices/invoice-context.ts';
import type { UncertainPayments } from '../invoices/uncertain-payments.ts';
import type { NewIntent } from '../operations/intent.ts';

export type MessageOf<Kind extends PanelMessage['kind']> = Extract<PanelMessage, { kind: Kind }>;

export interface ActionDescriptor<Kind extends PanelMessage['kind']> {
  /** What it charges, without surcharge, for the policy's rule about confirming outside the page; null for no money. */
  amountOf(message: MessageOf<Kind>): Money | null;
  /**
   * Makes the intent for a message that is not in the journal yet. What acts on another invoice than WisePay's, or goes
   * beyond what is left of it, is never written down and never sent.
   *
   * @param uncertain what this browser knows of terminal payments whose outcome is unknown
   * @throws {CodedError} `refused` with the contract's own code if the policy or WisePay would refuse it
   */
  newIntent(
    context: InvoiceContext,
    message: MessageOf<Kind>,
    uncertain: Pick<UncertainPayments, 'list'>,
  ): NewIntent | Promise<NewIntent>;
}

/** @throws {CodedError} `refused` with that code unless the amount is above zero and at most `most`, in its currency */
export function requireAmount(amount: Money, most: Money, problemCode: string): void {
  const fits = amount.currency === most.currency && amount.value > 0 && amount.value <= most.value;
  if (!fits) throw refused(problemCode);
}
