import type { PsaProfile } from './profile.ts';

/** Makes the function that tells from a screen's name what it shows. "List" wins where both patterns match. */
export function screenClassifier({ screens }: PsaProfile): (name: string) => 'list' | 'invoice' | 'other' {
  const list = new RegExp(screens.list);
  const invoice = new RegExp(screens.invoice);
  return (name) => {
    if (list.test(name)) return 'list';
    return invoice.test(name) ? 'invoice' : 'other';
  };
}
