/**
 * The contract for marks on the toolbar: a panel that nobody looks at tells the worker that something has ended there,
 * and takes that back when somebody does. A mark says how it ended and nothing else: the toolbar is everybody's to see.
 */
import * as v from 'valibot';
import { mountIdSchema } from './page-messages.ts';

/** `good`: all ended as asked; `problem`: something did not, or not all of it; `none`: nothing to tell. */
export const badgeSchema = v.picklist(['good', 'problem', 'none']);

export type Badge = v.InferOutput<typeof badgeSchema>;

/** Panel → worker; not answered. */
export const badgeMessageSchema = v.strictObject({
  kind: v.literal('pod.badge'),
  mountId: mountIdSchema,
  badge: badgeSchema,
});

export type BadgeMessage = v.InferOutput<typeof badgeMessageSchema>;
