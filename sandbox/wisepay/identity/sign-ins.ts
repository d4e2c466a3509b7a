/**
 * WisePay's one sign-in: the identity server's session cookie, which the web app goes by as well. Besides, the
 * sandbox can sign somebody in from outside the browser: every browser without a session of its own then gets
 * one for that person. That "ambient" sign-in stands until somebody signs in or out by hand.
 */
import type { IncomingMessage } from 'node:http';
import { generateCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import type Provider from 'oidc-provider';
import { type SeedMember, seedMembers } from '../../seed/members.ts';
import { sessionSeconds } from './provider.ts';
import type { IdentityStore } from './store.ts';

/** All methods that return text return a `Set-Cookie` line for the answer. */
export class SignIns {
  readonly #store: IdentityStore;
  #ambient: { readonly member: SeedMember; readonly authenticatedAt: number } | null = null;

  constructor(store: IdentityStore) {
    this.#store = store;
  }

  /** Who is signed in in the browser that sent the request. */
  async memberOf(provider: Provider, incoming: IncomingMessage): Promise<SeedMember | undefined> {
    return memberById((await sessionOf(provider, incoming))?.accountId);
  }

  /** Signs a person in, in place of whoever was, and ends the ambient sign-in. */
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
   * Gives a browser without a session the ambient one. The request itself is changed as well, so that whatever
   * handles it next already sees the session.
   * @returns nothing when the browser has a session or nobody is to be signed in
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
   * Ends every session, and signs `member` in wherever a browser comes without one. `null`: nobody.
   * @param secondsAgo how long ago the person is to have signed in
   */
  setAmbient(member: SeedMember | null, secondsAgo = 0): void {
    this.#store.forget('Session');
    this.#ambient = member && { member, authenticatedAt: nowSeconds() - secondsAgo };
  }

  /** From now on a browser's own session decides alone. */
  endAmbient(): void {
    this.#ambient = null;
  }
}

/** The person with that account at the identity server. */
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
