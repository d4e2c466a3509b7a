/** The sandbox's WisePay, as the worker sees it: a `Send` and a sign-in window of the browser. */
import type { WebAuthFlow } from '#lib/wisepay/sign-in/sign-in.ts';
import type { Send } from '#lib/wisepay/transport.ts';
import { Browser, send } from '../sandbox/support/browser.ts';
import { extensionOrigin } from '../sandbox/support/oidc.ts';

export const redirectUrl = `https://${'abcdefghijklmnop'.repeat(2)}.chromiumapp.org/`;

/** Reaches the sandbox on 127.0.0.1 under its public host name, which Node may not resolve. */
export function sandboxSend(port: number): Send {
  return async (url, { method = 'GET', headers, body } = {}) => {
    const answer = await send(port, url, {
      method: method.toUpperCase(),
      headers: { Origin: extensionOrigin, ...Object.fromEntries(new Headers(headers)) },
      ...(body !== undefined && body !== null && { body: String(body) }),
    });
    const answerHeaders = Object.entries(answer.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] satisfies [string, string]] : [],
    );
    const isEmpty = answer.status === 204 || answer.status === 304;
    return new Response(isEmpty ? null : answer.text, { status: answer.status, headers: answerHeaders });
  };
}

/** A sign-in window, and the person in front of it. */
export interface Window extends WebAuthFlow {
  /** The addresses that it was opened with. */
  readonly opened: readonly URL[];
  /** The login pages that it showed. */
  readonly shown: readonly string[];
}

/**
 * A window that signs in as `email` if WisePay's login page appears; without an email, the person closes it.
 *
 * @param tamper changes the address that is opened, or the one that the window ends on
 */
export function sandboxWindow(
  port: number,
  email: string | null,
  tamper: { opened?: (url: URL) => void; ended?: (url: URL) => void } = {},
  browser = new Browser(port),
): Window {
  const opened: URL[] = [];
  const shown: string[] = [];
  return {
    redirectUrl,
    opened,
    shown,
    async launch(address, interactive) {
      const url = new URL(address);
      opened.push(new URL(url));
      tamper.opened?.(url);
      const first = await browser.follow(url);
      let { answer } = first;
      if (answer.headers.location === undefined) {
        if (!interactive) throw new Error('User interaction required.');
        shown.push(answer.text);
        if (email === null) throw new Error('The user did not approve access.');
        ({ answer } = await browser.submit(first.url, { email, password: 'sandbox' }));
      }
      const end = answer.location();
      if (!end.href.startsWith(redirectUrl))
        throw new Error(`The window ended on ${end.origin}${end.pathname}`);
      tamper.ended?.(end);
      return end.href;
    },
  };
}
