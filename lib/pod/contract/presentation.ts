/** What goes with every reply to the panel, whatever it says: in which language it is read, and who helps. */
import * as v from 'valibot';

export const presentationSchema = v.object({
  /** The language of words, amounts and dates (BCP 47); null for the browser's own. */
  locale: v.nullable(v.string()),
  /** The administrator's own help desk; null where the policy names none. */
  support: v.object({
    /** An email address. */
    email: v.nullable(v.string()),
    /** Whether there is a page: the worker knows its address and opens it. */
    hasPage: v.boolean(),
  }),
});

export type Presentation = v.InferOutput<typeof presentationSchema>;
