/**
 * The endings that are told to a person in front of the panel. Most of them are not: they are on screen already. But a
 * payment on WisePay's payments screen appears only in the list, and so does what fails after its success was seen and
 * has gone.
 */
import type { ReadyView } from '../protocol/views.ts';
import type { Ending } from './endings.ts';

export interface EndingsOnScreen {
  /**
   * The endings that are told although the person is there. Call with every view of an invoice.
   *
   * @param since what has ended up to this view
   */
  among(since: readonly Ending[], seen: ReadyView): readonly Ending[];
}

/** Starts with no view. */
export function createEndingsOnScreen(): EndingsOnScreen {
  /** The invoice that a payments screen was opened for, until a payment appears on it. */
  let awaitedFor: string | null = null;

  function isTold(ending: Ending, { operations }: ReadyView): boolean {
    switch (ending.kind) {
      case 'terminal_payment':
        return false;
      case 'payment':
        return ending.state !== 'received' || ending.invoiceId === awaitedFor;
      case 'refund':
        // Its own outcome tells it, unless that has gone.
        return ending.state === 'failed' && !operations.some(({ refundId }) => refundId === ending.id);
    }
  }

  return {
    among(since, seen) {
      const { id } = seen.invoice;
      if (seen.paymentScreenOpen) awaitedFor = id;
      const told = since.filter((ending) => isTold(ending, seen));
      const hasCome = since.some(({ kind, state }) => kind === 'payment' && state === 'received');
      if (hasCome && !seen.paymentScreenOpen) awaitedFor = null;
      return told.map((ending) => ({ ...ending, isHere: true }));
    },
  };
}
