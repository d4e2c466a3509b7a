/**
 * Copies the diagnostics report, and shows what was copied; where support has an email address, also opens an email to
 * it. The report is in English: support reads it.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CopiedText } from '../../lib/copied-text.ts';
import { t } from '../../lib/i18n/translate.ts';
import { isEmailAddress, reportEmail } from '../../lib/report-email.ts';
import { ActionButton } from './ActionButton.tsx';
import { CopiedTextField } from './CopiedTextField.tsx';
import { useId } from './use-id.ts';

export interface ReportCopyProps {
  /** The report; null until it is there. Every request makes a new one. */
  readonly report: CopiedText | null;
  readonly busy: boolean;
  /** The address of the administrator's help desk; null if there is none. */
  readonly supportEmail: string | null;
  onCopy(): void;
}

export function ReportCopy({ report, busy, supportEmail, onCopy }: ReportCopyProps) {
  const id = useId();
  const link = useRef<HTMLAnchorElement>(null);
  /** Whether the report was asked for by the email's button. */
  const [isForEmail, setForEmail] = useState(false);
  const address = supportEmail !== null && isEmailAddress(supportEmail) ? supportEmail : null;

  function request(forEmail: boolean) {
    setForEmail(forEmail);
    onCopy();
  }

  // As part of the same click: the browser lets it open something for some seconds.
  useLayoutEffect(() => {
    if (report !== null && isForEmail) link.current?.click();
  }, [report]);

  const email =
    report !== null && isForEmail && address !== null
      ? reportEmail(address, report.text, {
          subject: t('report.email.subject'),
          withReport: t('report.email.withReport'),
          withoutReport: t('report.email.withoutReport'),
        })
      : null;
  return (
    <section class="report" aria-label={t('report.title')}>
      <div class="report-buttons">
        <ActionButton
          label={t('report.button')}
          busy={busy}
          describedBy={id}
          onClick={() => request(false)}
        />
        {address !== null && (
          <ActionButton
            label={t('report.email.button')}
            busy={busy}
            describedBy={id}
            onClick={() => request(true)}
          />
        )}
      </div>
      <p id={id} role="status">
        {report !== null && (report.isCopied ? t('report.copied') : t('report.notCopied'))}
      </p>
      {email !== null && (
        // In a new tab: a mail program in the browser would take the place of this page or frame.
        <a ref={link} href={email} target="_blank" rel="noreferrer">
          {t('report.email.open')}
        </a>
      )}
      {report !== null && <CopiedTextField label={t('report.label')} text={report.text} rows={6} />}
    </section>
  );
}
