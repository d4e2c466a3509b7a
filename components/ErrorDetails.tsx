/** What support asks for; nothing when there is nothing to tell. */
import type { PodError } from '../lib/errors.ts';

export function ErrorDetails({ error: { details } }: { readonly error: PodError }) {
  if (details.requestId === undefined) return null;
  return (
    <p class="reference">
      Reference <code>{details.requestId}</code>
    </p>
  );
}
