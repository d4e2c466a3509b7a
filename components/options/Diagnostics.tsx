/** What support needs to know, and nothing about people or payments. */
import type { RefusalReason } from '../../lib/pod/refusal-counter.ts';
import { ReportCopy, type ReportCopyProps } from '../popup/ReportCopy.tsx';
import { OptionsSection } from './OptionsSection.tsx';

/** Each refusal as a person reads it. */
const refusalWords: Readonly<Record<string, string>> = {
  unknown_sender: 'Messages from somebody who may not speak to the POD',
  unknown_message: 'Messages that were not well formed',
  wrong_mount: 'Panels that did not belong to what their tab shows',
  foreign_url: 'Addresses outside WisePay that were not opened',
  page_meddling: 'Pages that kept removing or changing the panel',
} satisfies Record<RefusalReason, string>;

export interface DiagnosticsProps extends ReportCopyProps {
  readonly version: string;
  readonly refusals: Readonly<Record<string, number>>;
}

export function Diagnostics({ version, refusals, ...report }: DiagnosticsProps) {
  const counts = Object.entries(refusals);
  return (
    <OptionsSection title="Diagnostics">
      <dl>
        <dt>Version</dt>
        <dd>{version}</dd>
        <dt>Refused since the browser was started</dt>
        <dd>
          {counts.length === 0 ? (
            'Nothing'
          ) : (
            <ul>
              {counts.map(([reason, count]) => (
                <li key={reason}>
                  {refusalWords[reason] ?? reason}: {count}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      <ReportCopy {...report} />
    </OptionsSection>
  );
}
