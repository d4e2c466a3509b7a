/** Words for the POD's state in a tab. */
import { t } from '../../lib/i18n/translate.ts';
import type { TabState } from '../../lib/protocol/popup-messages.ts';
import type { Words } from './refusal-words.ts';

/** Title and explanation of a tab's state. */
export function wordsForTab(tab: TabState): Words {
  return tab.kind === 'page' ? wordsForPage(tab) : wordsFor(tab.kind);
}

type PageTab = Extract<TabState, { kind: 'page' }>;

/** Whether the panel gives way to WisePay's own pod, by policy. */
export function isHostedInstead({ invoice, noneReason }: PageTab['page']): boolean {
  return invoice === null && noneReason === 'hosted_instead';
}

/** Whether the panel cannot work in a tab because PSA does not tell who is signed in. */
export function isMemberMissing({ page, needsMember }: PageTab): boolean {
  return needsMember && !page.hasMember;
}

function wordsForPage(tab: PageTab): Words {
  const { invoice, isByHand, isGivenUp } = tab.page;
  if (isGivenUp) return wordsFor('stopped');
  if (isMemberMissing(tab)) return wordsFor('noMember');
  if (isHostedInstead(tab.page)) return wordsFor('hostedInstead');
  if (invoice === null) return wordsFor('noInvoice');
  const { number } = invoice;
  return {
    title: number === undefined ? t('popup.invoice.untitled') : t('popup.invoice.title', { number }),
    text: isByHand ? t('popup.invoice.byHand') : t('popup.invoice.shown'),
  };
}

function wordsFor(
  state: Exclude<TabState['kind'], 'page'> | 'stopped' | 'noMember' | 'hostedInstead' | 'noInvoice',
): Words {
  return { title: t(`popup.tab.${state}.title`), text: t(`popup.tab.${state}.text`) };
}
