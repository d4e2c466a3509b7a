/** What people have asked for: the model that reality is held against. */
import { isDeepStrictEqual } from 'node:util';
import type { Intent } from '#lib/operations/intent.ts';
import type { PanelMessage } from '#lib/pod/messages.ts';

export class Wishes {
  /** By intent key: which wish it is for. */
  readonly #wishes = new Map<string, string>();

  /** By intent key: the version of the invoice that the person saw, where it is to be sent with the wish. */
  readonly #versions = new Map<string, string>();

  /** A message in which a panel asks for something: each intent id in it is a wish of its own. */
  add(message: PanelMessage): void {
    if (message.kind === 'pod.refund') {
      for (const { intentId } of message.refunds) this.#wishes.set(intentId, intentId);
      // The later parts follow changes of the POD's own making.
      const [first] = message.refunds;
      if (first !== undefined) this.#versions.set(first.intentId, message.invoiceVersion);
    } else if ('intentId' in message) {
      this.#wishes.set(message.intentId, message.intentId);
      if ('invoiceVersion' in message) this.#versions.set(message.intentId, message.invoiceVersion);
    }
  }

  /** The version that the intent has to be sent with; nothing where any may do. */
  versionSeen(key: string): string | undefined {
    return this.#versions.get(key);
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
