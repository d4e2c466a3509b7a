/**
 * What a panel tells the worker for the diagnostics report: names of what it shows, never its content. Only names from
 * these lists pass.
 */
import * as v from 'valibot';
import { errorCodeSchema } from '../errors.ts';
import { actionIdSchema } from '../wisepay/contract/action-ids.ts';
import { notSyncedReasonSchema } from '../wisepay/schemas/problem.ts';
import { placeSchema, sideSchema } from './frame-messages.ts';
import { windowFactsSchema } from './window-facts.ts';

/** Every report port's name begins with this; the mount whose panels are asked follows. */
export const reportPortPrefix = 'wisepay-pod.report ';

/** The places where a panel can be; `window` is the review window. */
const panelPlaceSchema = v.picklist([...placeSchema.options, 'window']);

/** What a panel can show besides its view. */
const noticeSchema = v.picklist([
  'failure',
  'unread',
  'ended',
  'scheduled_payment',
  'terminal_payment',
  'left_payment',
  'left_elsewhere',
  'payments_screen',
  'foreign_link',
  'unreadable_entries',
  'outcome',
]);

export type NoticeName = v.InferOutput<typeof noticeSchema>;

const viewReasons = [
  'user_unknown',
  'user_inactive',
  'not_admin',
  'signed_in_as_other',
  'member_unreadable',
  'candidates',
  'mismatch',
  ...notSyncedReasonSchema.options,
  ...errorCodeSchema.options,
] as const;

/** Why a view is not the invoice. WisePay may send reasons that this version does not know. */
const viewReasonSchema = v.pipe(
  v.string(),
  v.transform((reason) => viewReasons.find((known) => known === reason) ?? 'another'),
);

export const panelFactsSchema = v.object({
  view: v.picklist(['loading', 'sign_in', 'refused', 'not_synced', 'ambiguous', 'unavailable', 'ready']),
  reason: v.optional(viewReasonSchema),
  /** The open form; null if there is none. */
  form: v.nullable(actionIdSchema),
  notices: v.pipe(v.array(noticeSchema), v.maxLength(noticeSchema.options.length)),
  /** Why the last action failed, while the panel says so. */
  failure: v.optional(errorCodeSchema),
  /** Whether something that was asked for is still under way. */
  busy: v.boolean(),
  place: panelPlaceSchema,
  /** The edge of PSA's page that it stands at; absent if it is not on the page. */
  side: v.optional(sideSchema),
  /** The panel's own frame or window. */
  window: windowFactsSchema,
});

export type PanelFacts = v.InferInput<typeof panelFactsSchema>;
