/** What people have asked for: the model that reality is held against. Each intent id is a wish of its own. */
import type { PanelMessage } from '#lib/protocol/panel-messages.ts';

export class Requests {
  readonly #keys = new Set<string>();

  /** By intent key: the version of the invoice that the person saw, where it is to be sent with the wish. */
  readonly #versions = new Map<string, string>();

  /** A message in which a panel asks for something. */
  add(message: PanelMessage): void {
    if (message.kind === 'pod.refund') {
      for (const { intentId } of message.refunds) this.#keys.add(intentId);
      // The later parts follow changes of the POD's own making.
      const [first] = message.refunds;
      if (first !== undefined) this.#versions.set(first.intentId, message.invoiceVersion);
    } else if ('intentId' in message) {
      this.#keys.add(message.intentId);
      if ('invoiceVersion' in message) this.#versions.set(message.intentId, message.invoiceVersion);
    }
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** The version that the intent has to be sent with; nothing where any may do. */
  versionSeen(key: string): string | undefined {
    return this.#versions.get(key);
  }
}
