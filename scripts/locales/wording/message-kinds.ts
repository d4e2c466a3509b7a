/** What a message is on screen, as far as its wording depends on it. */

/** A fragment is anything else: a value, a label, a single sentence, a part of a sentence. */
export type MessageKind = 'button' | 'title' | 'text' | 'fragment';

/** The buttons' messages; `*` stands for one part of a key. */
export const buttonKeys: readonly string[] = [
  'actions.pay',
  'actions.refund',
  'actions.remind',
  'actions.terminal',
  'common.back',
  'common.checkAgain',
  'common.openWisePay',
  'guard.*',
  'header.beside',
  'header.collapse',
  'header.move.*',
  'header.ontoPage',
  'help.open',
  'help.page',
  'help.suggest',
  'options.account.signOut',
  'options.hosts.allow',
  'outcome.checkInWisePay',
  'outcome.checkNow',
  'outcome.dismiss',
  'outcome.drop.*',
  'outcome.signInAgain',
  'paymentLink.copy',
  'paymentLink.showCode',
  'policy.action.*',
  'popup.close',
  'popup.number.button',
  'popup.options',
  'popup.teach.again',
  'popup.teach.button',
  'popup.teach.next',
  'popup.teach.other.button',
  'popup.teach.startOver',
  'popup.teach.undo',
  'refund.form.review',
  'refund.review.send.*',
  'reminder.form.send',
  'report.button',
  'report.email.button',
  'retry.button',
  'signIn.button',
  'terminal.choice.refresh',
  'terminal.doubt.leave',
  'terminal.doubt.openCardPresent',
  'terminal.form.openCardPresent',
  'terminal.left.checked',
  'terminal.payment.cancel',
  'terminal.payment.cancelling',
  'terminal.payment.done',
  'terminal.payment.receipt',
  'terminal.result.sendRest',
];

/** Titles that are sentences, because more of them follow in the same line. */
export const sentenceTitles: readonly string[] = ['terminal.doubt.title', 'terminal.result.title.*'];

const buttons = buttonKeys.map(patternOf);
const sentences = sentenceTitles.map(patternOf);

/** @param key such as `status.paid` */
export function kindOf(key: string): MessageKind {
  if (buttons.some((pattern) => pattern.test(key))) return 'button';
  if (sentences.some((pattern) => pattern.test(key))) return 'text';
  const parts = key.split('.');
  if (parts.includes('title') || parts.at(-1) === 'heading') return 'title';
  return parts.some((part) => /^text|^warning/.test(part)) ? 'text' : 'fragment';
}

/** Whether a pattern of `buttonKeys` or `sentenceTitles` stands for a key. */
export function isOneOf(pattern: string, key: string): boolean {
  return patternOf(pattern).test(key);
}

function patternOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`);
}
