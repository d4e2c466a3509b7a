/**
 * IDs for elements that name or describe others. Preact's own hook of that name gives an ID twice once the root has been
 * rendered three times, which is how the POD draws.
 */
import { useRef } from 'preact/hooks';

let last = 0;

/** Returns an ID that no other element of this document has; the same one on every draw of a component. */
export function useId(): string {
  const id = useRef('');
  if (id.current === '') {
    last += 1;
    id.current = `id-${last}`;
  }
  return id.current;
}
