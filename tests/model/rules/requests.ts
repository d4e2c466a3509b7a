/** What people have asked for: the model to compare reality with. Each intent ID is a separate request. */
import type { PanelMessage } from '#lib/protocol/panel-messages.ts';

export class Requests {
  readonly #keys = new Set<string>();

  /** By intent key: the invoice version that the person saw, if it must be sent with the request. */
  readonly #versions = new Map<string, string>();

  /** Adds what the panel asks for in a message. */
  add(message: PanelMessage): void {
    if (message.kind === 'pod.refund') {
      for (const { intentId } of message.refunds) this.#keys.add(intentId);
      // The later parts follow changes that the POD itself makes.
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

  /** The version that the intent must be sent with; undefined if any will do. */
  versionSeen(key: string): string | undefined {
    return this.#versions.get(key);
  }
}
