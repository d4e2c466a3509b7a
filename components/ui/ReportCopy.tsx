/** Copies the diagnostics report, and shows what was copied. The report is in English: support reads it. */
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from './ActionButton.tsx';

export interface ReportCopyProps {
  /** The report; null until it is there. */
  readonly report: { readonly text: string; readonly isCopied: boolean } | null;
  readonly busy: boolean;
  onCopy(): void;
}

export function ReportCopy({ report, busy, onCopy }: ReportCopyProps) {
  const id = useId();
  return (
    <section class="report" aria-label={t('report.title')}>
      <ActionButton label={t('report.button')} busy={busy} describedBy={id} onClick={onCopy} />
      <p id={id} role="status">
        {report !== null && (report.isCopied ? t('report.copied') : t('report.notCopied'))}
      </p>
      {report !== null && (
        <textarea
          aria-label={t('report.label')}
          lang="en"
          dir="ltr"
          readOnly
          rows={6}
          value={report.text}
          spellcheck={false}
        />
      )}
    </section>
  );
}
