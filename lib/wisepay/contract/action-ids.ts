/** What a person can do with an invoice. */
import * as v from 'valibot';

/**
 * The contract's names for the actions. A policy, the panel, its messages (`pod.<action>`), the journal, and the words use
 * the same names.
 */
export const actionIdSchema = v.picklist(['pay', 'terminal', 'remind', 'refund']);

export type ActionId = v.InferOutput<typeof actionIdSchema>;
