/**
 * The contract for badges on the toolbar button. A panel that no one looks at tells the worker that something has
 * ended, and withdraws that once the user looks. A badge says only how it ended, because anyone can see the toolbar.
 */
import * as v from 'valibot';
import { mountIdSchema } from './page-messages.ts';

/** `good`: all ended as requested; `problem`: something did not, or not all of it; `none`: nothing to show. */
export const badgeSchema = v.picklist(['good', 'problem', 'none']);

export type Badge = v.InferOutput<typeof badgeSchema>;

/** Panel → worker; not answered. */
export const badgeMessageSchema = v.strictObject({
  kind: v.literal('pod.badge'),
  mountId: mountIdSchema,
  badge: badgeSchema,
});

export type BadgeMessage = v.InferOutput<typeof badgeMessageSchema>;
