/** Copies the diagnostics report, and shows what was copied. */
import { useId } from 'preact/hooks';
import { ActionButton } from '../ActionButton.tsx';
import { reportWords } from '../words/popup-words.ts';

export interface ReportCopyProps {
  /** The report, once it is there. */
  readonly report: { readonly text: string; readonly isCopied: boolean } | null;
  readonly busy: boolean;
  onCopy(): void;
}

export function ReportCopy({ report, busy, onCopy }: ReportCopyProps) {
  const id = useId();
  return (
    <section class="report" aria-label="Diagnostics report">
      <ActionButton label="Copy diagnostics report" busy={busy} describedBy={id} onClick={onCopy} />
      <p id={id} role="status">
        {report !== null && (report.isCopied ? reportWords.copied : reportWords.notCopied)}
      </p>
      {report !== null && (
        <textarea aria-label="The report" readOnly rows={6} value={report.text} spellcheck={false} />
      )}
    </section>
  );
}
