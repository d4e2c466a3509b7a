/**
 * WisePay's only sign-in: the identity server's session cookie, which the web app uses as well. The sandbox can also
 * sign a person in from outside the browser: every browser without its own session then gets one for that person. This
 * "ambient" sign-in lasts until someone signs in or out by hand.
 */
import type { IncomingMessage } from 'node:http';
import { generateCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import type Provider from 'oidc-provider';
import { type SeedMember, seedMembers } from '../../seed/members.ts';
import { sessionSeconds } from './provider.ts';
import type { IdentityStore } from './store.ts';

/** Methods that return text return a `Set-Cookie` line for the answer. */
export class SignIns {
  readonly #store: IdentityStore;
  #ambient: { readonly member: SeedMember; readonly authenticatedAt: number } | null = null;

  constructor(store: IdentityStore) {
    this.#store = store;
  }

  /** The person signed in in the browser that sent the request; undefined if no one is. */
  async memberOf(provider: Provider, incoming: IncomingMessage): Promise<SeedMember | undefined> {
    return memberById((await sessionOf(provider, incoming))?.accountId);
  }

  /** Signs a person in, in place of anyone else, and ends the ambient sign-in. */
  async signIn(provider: Provider, incoming: IncomingMessage, member: SeedMember): Promise<string> {
    await this.signOut(provider, incoming);
    return (await createSession(provider, member, nowSeconds())).cookie;
  }

  /** Ends the browser's session and the ambient sign-in. */
  async signOut(provider: Provider, incoming: IncomingMessage): Promise<string> {
    this.endAmbient();
    await (await sessionOf(provider, incoming))?.destroy();
    return sessionCookie(provider, '', 0);
  }

  /**
   * Gives a browser without a session the ambient one. Changes the request as well, so that later handlers see the
   * session.
   * @returns undefined if the browser has a session or there is no ambient sign-in
   */
  async adoptAmbient(provider: Provider, incoming: IncomingMessage): Promise<string | undefined> {
    if (!this.#ambient || (await this.memberOf(provider, incoming))) return undefined;
    const { member, authenticatedAt } = this.#ambient;
    const { id, cookie } = await createSession(provider, member, authenticatedAt);
    const name = provider.cookieName('session');
    const others = (incoming.headers.cookie ?? '')
      .split(/;\s*/)
      .filter((each) => !each.startsWith(`${name}=`));
    incoming.headers.cookie = [...others, `${name}=${id}`].filter(Boolean).join('; ');
    return cookie;
  }

  /**
   * Ends every session, and signs `member` in wherever a browser has no session. `null`: no one.
   * @param secondsAgo how many seconds ago the person signed in
   */
  setAmbient(member: SeedMember | null, secondsAgo = 0): void {
    this.#store.forget('Session');
    this.#ambient = member && { member, authenticatedAt: nowSeconds() - secondsAgo };
  }

  /** From now on, only a browser's own session counts. */
  endAmbient(): void {
    this.#ambient = null;
  }
}

/** The person with that account at the identity server; undefined if there is none. */
export function memberById(accountId: string | undefined): SeedMember | undefined {
  return seedMembers.find(({ memberId }) => memberId === accountId);
}

async function sessionOf(provider: Provider, { headers }: IncomingMessage) {
  const id = parse(headers.cookie ?? '')[provider.cookieName('session')];
  return id ? provider.Session.find(id) : undefined;
}

async function createSession(provider: Provider, { memberId }: SeedMember, authenticatedAt: number) {
  const session = new provider.Session();
  session.loginAccount({ accountId: memberId, loginTs: authenticatedAt });
  await session.save(sessionSeconds);
  return { id: session.jti, cookie: sessionCookie(provider, session.jti, sessionSeconds) };
}

function sessionCookie(provider: Provider, id: string, maxAge: number): string {
  const name = provider.cookieName('session');
  return generateCookie(name, id, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge });
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
