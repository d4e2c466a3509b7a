/** The diagnostics report in the panel, whose frame may only use the older way of copying. */
import { useState } from 'preact/hooks';
import type { CopiedText } from '../../lib/copied-text.ts';
import { t } from '../../lib/i18n/translate.ts';
import { copyText } from '../payment-link/copy-text.ts';
import { ReportCopy } from '../ui/ReportCopy.tsx';

export interface PanelReportProps {
  readonly supportEmail: string | null;
  /** Asks for the report; null if there is none. */
  onReport(): Promise<string | null>;
}

export function PanelReport({ supportEmail, onReport }: PanelReportProps) {
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<CopiedText | null>(null);
  const [hasFailed, setFailed] = useState(false);

  async function copy() {
    setBusy(true);
    setReport(null);
    setFailed(false);
    const text = await onReport();
    setBusy(false);
    setFailed(text === null);
    if (text !== null) setReport({ text, isCopied: copyText(text) });
  }

  return (
    <>
      <ReportCopy report={report} busy={busy} supportEmail={supportEmail} onCopy={() => void copy()} />
      {hasFailed && <p role="alert">{t('report.failed')}</p>}
    </>
  );
}
