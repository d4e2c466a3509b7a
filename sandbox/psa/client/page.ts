/** What the page starts from: the server's hand-over, parsed once. */
import * as v from 'valibot';
import { bootstrapElementId, bootstrapSchema } from '../bootstrap.ts';
import { withDefaults } from '../options.ts';
import { invoicesFrom } from '../records.ts';

/** As the server wrote it. */
export const bootstrap = v.parse(
  v.pipe(v.string(), v.parseJson(), bootstrapSchema),
  document.getElementById(bootstrapElementId)?.textContent,
);

/** The switches as they hold for this page's life. */
export const settings = withDefaults(bootstrap.options);

/** PSA's own, in the order of the search list. */
export const invoices = invoicesFrom(new Date(bootstrap.startedAt));
