/** The diagnostics report that a person requested: in the clipboard, or only on screen, to be copied by hand. */
export interface CopiedReport {
  readonly text: string;
  /** Whether it is in the clipboard. */
  readonly isCopied: boolean;
}

/** @param copy writes text to the clipboard; rejects if the browser does not allow it */
export async function copyReport(text: string, copy: (text: string) => Promise<void>): Promise<CopiedReport> {
  try {
    await copy(text);
    return { text, isCopied: true };
  } catch {
    return { text, isCopied: false };
  }
}
