/** The side panel while the tab in front shows no invoice. */
import { t } from '../../lib/i18n/translate.ts';
import type { TabState } from '../../lib/protocol/popup-messages.ts';
import { Notice } from '../ui/Notice.tsx';
import { isHostedInstead, wordsForTab } from '../words/popup-words.ts';
import { PodHeader } from './PodHeader.tsx';

export interface NoInvoiceProps {
  /** What the tab in front shows; `locked` if the administrator keeps the panel on the page. */
  readonly tab: TabState | 'locked';
  readonly onOntoPage?: (() => void) | undefined;
}

export function NoInvoice({ tab, onOntoPage }: NoInvoiceProps) {
  const { title, text } = wordsOf(tab);
  return (
    <div class="pod">
      <PodHeader headingRef={null} collapseRef={null} onOntoPage={onOntoPage} />
      <main>
        <div role="status">
          <Notice title={title}>
            <p>{text}</p>
          </Notice>
        </div>
      </main>
    </div>
  );
}

function wordsOf(tab: NoInvoiceProps['tab']) {
  if (tab === 'locked') return { title: t('sidePanel.locked.title'), text: t('sidePanel.locked.text') };
  const isWithout =
    tab.kind === 'elsewhere' ||
    (tab.kind === 'page' && tab.page.invoice === null && !isHostedInstead(tab.page));
  return isWithout
    ? { title: t('sidePanel.noInvoice.title'), text: t('sidePanel.noInvoice.text') }
    : wordsForTab(tab);
}
