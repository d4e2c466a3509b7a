/** What people have asked for: the model that reality is held against. */
import { isDeepStrictEqual } from 'node:util';
import type { Intent } from '#lib/operations/intent.ts';

export class Wishes {
  /** By intent key: which wish it is for. */
  readonly #wishes = new Map<string, string>();

  /** The ids that a panel has given to what the person wants. Each is a wish of its own. */
  add(...intentIds: readonly string[]): void {
    for (const id of intentIds) this.#wishes.set(id, id);
  }

  /**
   * The wish that an intent is for. A refund that waited for a sign-in while the invoice changed goes on as another
   * intent, with the same content but for the version: that is still the same wish.
   * @param earlier all intents that there ever were
   * @returns nothing when nobody has asked for it
   */
  of(intent: Intent, earlier: Iterable<Intent>): string | undefined {
    const known = this.#wishes.get(intent.key);
    if (known !== undefined) return known;
    for (const each of earlier) {
      if (each.key === intent.key) break;
      const wish = this.#wishes.get(each.key);
      if (wish === undefined || !isDeepStrictEqual(content(each), content(intent))) continue;
      this.#wishes.set(intent.key, wish);
      return wish;
    }
    return undefined;
  }
}

function content({ kind, target, owner, request }: Intent): unknown {
  const { invoiceVersion: _version, ...rest } = request.body;
  return [kind, target, owner, request.path, rest];
}
