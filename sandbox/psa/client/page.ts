/** The page's initial data, parsed once. */
import * as v from 'valibot';
import { bootstrapElementId, bootstrapSchema } from '../bootstrap.ts';
import { withDefaults } from '../options.ts';
import { invoicesFrom } from '../records.ts';

/** The data as the server sent it. */
export const bootstrap = v.parse(
  v.pipe(v.string(), v.parseJson(), bootstrapSchema),
  document.getElementById(bootstrapElementId)?.textContent,
);

/** The switches, fixed for the life of this page. */
export const settings = withDefaults(bootstrap.options);

/** PSA's invoices, in the order of the search list. */
export const invoices = invoicesFrom(new Date(bootstrap.startedAt));
