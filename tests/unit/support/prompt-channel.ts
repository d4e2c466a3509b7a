/** A `MessageChannel` that delivers at once, so that a test need not wait for messages that may never arrive. */

class PromptPort {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  /** Null once this end is closed. */
  other: PromptPort | null = null;

  postMessage(data: unknown): void {
    this.other?.onmessage?.({ data: structuredClone(data) });
  }

  close(): void {
    if (this.other !== null) this.other.other = null;
    this.other = null;
  }
}

export class PromptChannel {
  readonly port1 = new PromptPort();
  readonly port2 = new PromptPort();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}
