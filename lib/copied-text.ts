/** A text that a person asked to copy: in the clipboard, or only on screen, to be copied by hand. */
export interface CopiedText {
  readonly text: string;
  /** Whether it is in the clipboard. */
  readonly isCopied: boolean;
}

/** Copies a text to the clipboard, if the browser allows it. */
export async function copyToClipboard(text: string): Promise<CopiedText> {
  try {
    await navigator.clipboard.writeText(text);
    return { text, isCopied: true };
  } catch {
    return { text, isCopied: false };
  }
}
