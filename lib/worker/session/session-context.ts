/**
 * From a user at a PSA page to their session context: checks who is signed in to PSA and to WisePay, whether they are
 * the same, and whether they may use the POD. If not, there is a view that says why.
 */
import { sameEmail } from '../../email.ts';
import { CodedError, type ErrorDetails } from '../../errors.ts';
import type { Policy } from '../../policy/policy.ts';
import type { PageDescription } from '../../protocol/page-messages.ts';
import type { PodView } from '../../protocol/views.ts';
import { type Client, createClient } from '../../wisepay/client.ts';
import type { Endpoints } from '../../wisepay/endpoints.ts';
import type { Credentials, SessionItem } from '../../wisepay/sign-in/kept-token.ts';
import type { Session } from '../../wisepay/sign-in/session.ts';
import type { Send } from '../../wisepay/transport.ts';
import { type Owner, ownerOf } from '../operations/intent.ts';
import { explainProblem } from './refusal-views.ts';

/** A page that shows an invoice. */
export type InvoicePage = NonNullable<PageDescription>;

/** What a request of a user works with. */
export interface SessionContext {
  readonly client: Client;
  readonly endpoints: Endpoints;
  /** The user, as their intents name them. */
  readonly owner: Owner;
  /** In force while this request is handled. */
  readonly policy: Policy;
}

export interface WithSessionOptions {
  readonly send: Send;
  readonly session: Session;
  /**
   * The thumbprint of the key whose sign-in the API has accepted last. Outlives the worker; does not say whose it is.
   */
  readonly verifiedKey: Pick<SessionItem, 'read' | 'write'>;
  /** The administrator's policy in force. */
  policy(): Promise<Policy>;
  /** Receives the role that WisePay gives the user of a sign-in; not called again for the same sign-in. */
  onRole?(keyThumbprint: string, role: string): void;
  /** Receives what could not be read in a WisePay answer and was left out. */
  onUnread?(details: ErrorDetails): void;
}

/**
 * Runs `use` for the user at `page`, or returns the view that says why not. An access token that WisePay no longer
 * accepts is replaced once; `use` then runs again, so it must be safe to repeat.
 *
 * @throws {CodedError} if WisePay cannot be asked, or refuses without a view for it; `not_configured`; as `use` throws
 */
export type WithSession = <T>(
  page: InvoicePage,
  use: (context: SessionContext) => Promise<T>,
) => Promise<T | PodView>;

export function createWithSession(options: WithSessionOptions): WithSession {
  const { send, session, verifiedKey, policy: readPolicy, onRole, onUnread } = options;
  /** The same as `verifiedKey`, once this worker knows it. */
  let known: unknown;

  /**
   * Asks the API once for each sign-in; it decides again on every other request anyway.
   *
   * @throws {ProblemError} if it refuses the user
   */
  async function requireVerified(client: Client, { keyThumbprint }: Credentials): Promise<void> {
    known = known === keyThumbprint ? known : await verifiedKey.read();
    if (known === keyThumbprint) return;
    const { user } = await client.getSession();
    onRole?.(keyThumbprint, user.role);
    known = keyThumbprint;
    await verifiedKey.write(keyThumbprint);
  }

  return async <T>(page: InvoicePage, use: (context: SessionContext) => Promise<T>): Promise<T | PodView> => {
    const email = page.memberEmail;
    const policy = await readPolicy();
    const { endpoints, memberMatch } = policy;
    if (email === null && memberMatch === 'required') return { kind: 'refused', reason: 'member_unreadable' };
    if (endpoints === null) throw new CodedError('not_configured');

    /** The user that a refusal names: the PSA user, or the WisePay user if PSA does not say who is signed in. */
    let who = email;
    const letIn = async (isSecondTry: boolean): Promise<T | PodView> => {
      const credentials = await session.get(endpoints.issuer, email);
      if (credentials === null) return { kind: 'sign_in', email };
      who ??= credentials.email;
      if (email !== null && !sameEmail(credentials.email, email)) {
        return { kind: 'refused', reason: 'signed_in_as_other', email, wisepayEmail: credentials.email };
      }
      try {
        const client = createClient(send, endpoints.api, credentials.authorize, onUnread);
        await requireVerified(client, credentials);
        return await use({
          client,
          endpoints,
          owner: ownerOf(endpoints, credentials),
          policy,
        });
      } catch (error) {
        if (isSecondTry || !(error instanceof CodedError) || error.code !== 'token_expired') throw error;
        await session.forget(credentials.accessToken);
        return letIn(true);
      }
    };

    try {
      return await letIn(false);
    } catch (error) {
      return explainProblem(error, page.invoice, who ?? '');
    }
  };
}
