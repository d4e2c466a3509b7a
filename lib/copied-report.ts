/** The diagnostics report once a person has asked for it: in the clipboard, or on screen alone to be copied by hand. */
export interface CopiedReport {
  readonly text: string;
  /** Whether it is in the clipboard. */
  readonly isCopied: boolean;
}

/** @param copy puts text into the clipboard; rejects where the browser does not let it */
export async function copyReport(text: string, copy: (text: string) => Promise<void>): Promise<CopiedReport> {
  try {
    await copy(text);
    return { text, isCopied: true };
  } catch {
    return { text, isCopied: false };
  }
}
