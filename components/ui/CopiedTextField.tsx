/** The text that was copied, to read, and to copy by hand where the browser did not. It is for machines and support. */
export interface CopiedTextFieldProps {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
}

export function CopiedTextField({ label, text, rows }: CopiedTextFieldProps) {
  return (
    <textarea aria-label={label} lang="en" dir="ltr" readOnly rows={rows} value={text} spellcheck={false} />
  );
}
