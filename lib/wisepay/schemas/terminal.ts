/** A terminal, as in an invoice. */
import * as v from 'valibot';
import { described, idSchema, wordsSchema } from './common.ts';
import { openListOf } from './open-values.ts';
import { decoration } from './tolerant.ts';

/** The states of a terminal that the POD knows. */
export const terminalStateSchema = v.picklist(['ready', 'busy', 'offline']);

/** A terminal. Its ID replaces a label that cannot be read. */
export const terminalSchema = v.pipe(
  v.object({
    id: idSchema,
    label: decoration(described(wordsSchema, 'What people call the terminal.')),
    state: described(openListOf(terminalStateSchema), 'Only one that is ready is offered.'),
    busyWith: decoration(
      described(
        v.object({
          invoiceNumber: decoration(described(wordsSchema, 'The number that PSA shows.')),
          by: decoration(described(wordsSchema, 'Who sent the payment.')),
        }),
        'For a busy terminal, the payment that it is taking, as far as this person may know of it.',
      ),
    ),
  }),
  v.transform(({ id, label, state, busyWith }) => ({
    id,
    label: label || id,
    state,
    ...(busyWith !== undefined && { busyWith }),
  })),
);
