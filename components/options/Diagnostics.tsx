/** What support needs to know, and nothing about people or payments. */

import { currentLocale } from '../../lib/i18n/locale.ts';
import { t } from '../../lib/i18n/translate.ts';
import type { RefusalReason } from '../../lib/protocol/settings-messages.ts';
import { ReportCopy, type ReportCopyProps } from '../ui/ReportCopy.tsx';
import { OptionsSection } from './OptionsSection.tsx';

/** The kinds of refusal that have their own words: all of them. */
const named: Readonly<Record<RefusalReason, true>> = {
  unknown_sender: true,
  unknown_message: true,
  wrong_mount: true,
  foreign_url: true,
  page_tampering: true,
};

export interface DiagnosticsProps extends ReportCopyProps {
  readonly version: string;
  /** How often each kind was refused. */
  readonly refusals: Readonly<Record<string, number>>;
}

export function Diagnostics({ version, refusals, ...report }: DiagnosticsProps) {
  const counts = Object.entries(refusals);
  return (
    <OptionsSection title={t('options.diagnostics.title')}>
      <dl>
        <dt>{t('options.diagnostics.version')}</dt>
        <dd>{version}</dd>
        <dt>{t('options.diagnostics.refused')}</dt>
        <dd>
          {counts.length === 0 ? (
            t('options.diagnostics.nothing')
          ) : (
            <ul>
              {counts.map(([reason, count]) => (
                <li key={reason}>{refusalWords(reason, count)}</li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      <ReportCopy {...report} />
    </OptionsSection>
  );
}

/** What was refused, and how often. Another version of the POD may have counted kinds without words in this one. */
function refusalWords(reason: string, times: number): string {
  const count = new Intl.NumberFormat(currentLocale()).format(times);
  return isNamed(reason)
    ? t(`options.diagnostics.refusal.${reason}`, { count })
    : t('options.diagnostics.unnamedRefusal', { reason, count });
}

function isNamed(reason: string): reason is RefusalReason {
  return Object.hasOwn(named, reason);
}
