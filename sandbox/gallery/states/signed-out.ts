/** States without an invoice: loading, sign-in, users without access, and invoices that are not found. */
import * as v from 'valibot';
import type { PodView } from '#lib/protocol/views.ts';
import { notSyncedParamsSchema, type notSyncedReasonSchema } from '#lib/wisepay/schemas/problem.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';

type View<Kind extends PodView['kind']> = Extract<PodView, { kind: Kind }>;

const email = 'pat.admin@northwind-msp.example';

const refused: Readonly<Record<View<'refused'>['reason'], PodView>> = {
  user_unknown: { kind: 'refused', reason: 'user_unknown', email: 'new.tech@northwind-msp.example' },
  user_inactive: { kind: 'refused', reason: 'user_inactive', email: 'kim.former@northwind-msp.example' },
  not_admin: { kind: 'refused', reason: 'not_admin', email: 'lee.user@northwind-msp.example' },
  signed_in_as_other: {
    kind: 'refused',
    reason: 'signed_in_as_other',
    email,
    wisepayEmail: 'sam.merchant@northwind-msp.example',
  },
  member_unreadable: { kind: 'refused', reason: 'member_unreadable' },
};

const page = { recordId: '5105', number: '20105' };

const notSynced: Readonly<
  Record<v.InferOutput<typeof notSyncedReasonSchema> | 'on_review' | 'untold', PodView>
> = {
  unknown: { kind: 'not_synced', reason: 'unknown', ...page },
  location_excluded: { kind: 'not_synced', reason: 'location_excluded', ...page },
  status_not_closed: { kind: 'not_synced', reason: 'status_not_closed', ...page },
  before_start_date: { kind: 'not_synced', reason: 'before_start_date', ...page },
  on_review: { kind: 'not_synced', ...v.parse(notSyncedParamsSchema, { reason: 'on_review' }), ...page },
  untold: { kind: 'not_synced', ...page },
};

const ambiguous: Readonly<Record<View<'ambiguous'>['reason'], PodView>> = {
  candidates: {
    kind: 'ambiguous',
    reason: 'candidates',
    candidates: [
      { number: '20101', recordId: '5101', company: 'Contoso Dental' },
      { number: '20101', recordId: '88', company: 'Contoso Dental Laboratories and Orthodontics Holding' },
    ],
  },
  mismatch: { kind: 'ambiguous', reason: 'mismatch', recordId: '5101', number: '20102' },
};

export function accessStates(): GalleryState[] {
  const viewsOf = (group: string, views: Readonly<Record<string, PodView>>) =>
    Object.entries(views).map(([reason, view]) => panel(nameOf(group, reason), { view }));
  return [
    panel('loading', {}),
    panel('sign-in', { view: { kind: 'sign_in', email } }),
    panel('sign-in-as-oneself', { view: { kind: 'sign_in', email: null } }),
    ...viewsOf('refused', refused),
    ...viewsOf('not-synced', notSynced),
    ...viewsOf('ambiguous', ambiguous),
  ];
}
