/** What support asks for; nothing when there is nothing to tell. */
import type { PodError } from '../../lib/errors.ts';
import { rich } from '../words/rich.tsx';

export function ErrorDetails({ error: { details } }: { readonly error: PodError }) {
  if (details.requestId === undefined) return null;
  return <p class="reference">{rich('common.reference', { id: <code>{details.requestId}</code> })}</p>;
}
