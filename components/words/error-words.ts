/** Words for error codes: what happened, and what to do next. */
import type { ErrorCode, PodError } from '../../lib/errors.ts';
import { type Words, wordsForRefusal } from './refusal-words.ts';

const errorWords: Readonly<Record<ErrorCode, Words>> = {
  offline: {
    title: 'WisePay cannot be reached',
    text: 'Check the network connection, then try again.',
  },
  timeout: {
    title: 'WisePay is not answering',
    text: 'It took too long. Try again in a moment.',
  },
  server_error: {
    title: 'WisePay has a problem',
    text: 'The fault is on WisePay’s side. Try again in a moment.',
  },
  rate_limited: {
    title: 'WisePay is busy',
    text: 'It asked to wait before the next request.',
  },
  malformed_answer: {
    title: 'WisePay’s answer could not be read',
    text: 'Nothing is shown rather than something wrong. Try again; if it stays, tell your administrator.',
  },
  token_expired: {
    title: 'WisePay did not accept the sign-in',
    text: 'Try again to sign in anew.',
  },
  refused: {
    title: 'WisePay refused the request',
    text: 'Try again; if it stays, tell your administrator.',
  },
  sign_in_cancelled: {
    title: 'Not signed in',
    text: 'The sign-in window was closed before signing in.',
  },
  sign_in_failed: {
    title: 'Signing in did not work',
    text: 'WisePay’s sign-in gave no usable answer. Try again; if it stays, tell your administrator.',
  },
  sign_in_interrupted: {
    title: 'The sign-in was interrupted',
    text: 'Finish it in its window if that is still open: this panel notices. Or start again.',
  },
  orphaned: {
    title: 'WisePay was updated or removed',
    text: 'Refresh this page to go on.',
  },
  foreign_url: {
    title: 'The page was not opened',
    text: 'WisePay named an address outside its own site. Tell your administrator.',
  },
  no_invoice: {
    title: 'The invoice is no longer on screen',
    text: 'Open it again in ConnectWise PSA, or refresh that page.',
  },
  not_configured: {
    title: 'WisePay is not set up yet',
    text: 'Your administrator has to name the WisePay addresses in the extension’s policy.',
  },
  internal: {
    title: 'The POD ran into a problem',
    text: 'Try again. If it stays, refresh the page.',
  },
};

/** Title and explanation of an error. */
export function wordsForError({ code, details }: PodError): Words {
  const refusal = code === 'refused' ? wordsForRefusal(details.problemCode) : undefined;
  return refusal ?? errorWords[code];
}
