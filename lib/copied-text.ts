/** The diagnostics report that a person requested: in the clipboard, or only on screen, to be copied by hand. */
export interface CopiedReport {
  readonly text: string;
  /** Whether it is in the clipboard. */
  readonly isCopied: boolean;
}

/** Copies a report to the clipboard, if the browser allows it. */
export async function copyReport(text: string): Promise<CopiedReport> {
  try {
    await navigator.clipboard.writeText(text);
    return { text, isCopied: true };
  } catch {
    return { text, isCopied: false };
  }
}
