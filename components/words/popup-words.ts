/** Words for how the POD stands in a tab. */
import type { TabState } from '../../lib/pod/popup-messages.ts';
import type { Words } from './refusal-words.ts';

const tabWords: Readonly<Record<Exclude<TabState['kind'], 'page'>, Words>> = {
  elsewhere: {
    title: 'Not a ConnectWise PSA page',
    text: 'The WisePay panel shows itself on the invoices of ConnectWise PSA.',
  },
  not_served: {
    title: 'This PSA server is not set up',
    text: 'Your administrator can name it in the extension’s policy. If that is done, allow it in the options.',
  },
  silent: {
    title: 'Refresh this page',
    text: 'The page was open before WisePay was installed or updated.',
  },
};

/** Title and explanation of a tab's state. */
export function wordsForTab(tab: TabState): Words {
  return tab.kind === 'page' ? wordsForPage(tab) : tabWords[tab.kind];
}

type PageTab = Extract<TabState, { kind: 'page' }>;

/** Whether the panel cannot work in a tab because PSA does not tell who is signed in. */
export function isMemberMissing({ page, needsMember }: PageTab): boolean {
  return needsMember && !page.hasMember;
}

function wordsForPage(tab: PageTab): Words {
  const { invoice, isByHand, isGivenUp } = tab.page;
  if (isGivenUp) {
    return {
      title: 'The panel has stopped',
      text: 'This page kept removing or changing it. Refresh the page to try again.',
    };
  }
  if (isMemberMissing(tab)) {
    return {
      title: 'PSA does not tell who is signed in',
      text: 'The panel needs to know. Sign in to ConnectWise PSA again; if that does not help, send the diagnostics report to your administrator.',
    };
  }
  if (invoice === null) {
    return {
      title: 'No invoice found on this page',
      text: 'If there is one, open the panel by its number.',
    };
  }
  return {
    title: invoice.number === undefined ? 'An invoice' : `Invoice ${invoice.number}`,
    text: isByHand
      ? 'Opened by its number. The panel is on the page until you go on from here.'
      : 'The WisePay panel is on the page.',
  };
}

/** Why a typed number cannot be used. */
export const badNumberText = 'An invoice number has up to 15 letters, digits, dots, dashes and slashes.';

export const reportWords = {
  copied: 'Copied. It holds no names, emails or amounts.',
  notCopied: 'The browser did not let it be copied. Select it below.',
} as const;
