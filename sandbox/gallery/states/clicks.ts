/** A click on a last button that does not count, for every reason. */
import { newRefundDraft } from '#components/refund/refund-plan.ts';
import type { Refusal } from '#lib/panel/guard/verdict.ts';
import { type GalleryState, membersOf, nameOf, panel } from '../gallery-state.ts';
import { draftsOn, invoiceOf, ready } from './base.ts';

const reasons: Readonly<Record<Refusal, true>> = {
  untrusted: true,
  not_yet: true,
  covered: true,
  cut_off: true,
  moved: true,
  not_chosen: true,
  hidden: true,
};

export function clickStates(): GalleryState[] {
  const view = ready(invoiceOf('20101'));
  const paid = ready(invoiceOf('20103'));
  const refund = {
    ...newRefundDraft(paid),
    reason: 'duplicate',
    reviewedVersion: paid.invoice.version,
  } as const;
  return [
    ...membersOf(reasons).map((refusal) =>
      panel(nameOf('click', refusal), { view }, { drafts: draftsOn(view, { form: 'remind' }), refusal }),
    ),
    panel(
      'click-on-a-refund-covered',
      { view: paid },
      { drafts: draftsOn(paid, { form: 'refund', refund }), refusal: 'covered' },
    ),
  ];
}
