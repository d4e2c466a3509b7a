/**
 * The way from "this page shows an invoice" to "this person may see it": who is signed in to PSA, who is signed
 * in to WisePay, are they the same, may they use the POD, and does WisePay have the invoice. Whoever does not
 * get through gets the view that says why.
 */
import { sameEmail } from '../email.ts';
import { CodedError } from '../errors.ts';
import type { Endpoints } from '../policy.ts';
import type { Access } from '../wisepay/access.ts';
import { type Client, createClient } from '../wisepay/client.ts';
import type { Invoice } from '../wisepay/schemas/invoice.ts';
import type { Tokens } from '../wisepay/sign-in.ts';
import type { Send } from '../wisepay/transport.ts';
import { createInvoiceFinder } from './invoice-finder.ts';
import type { PageDescription } from './page-messages.ts';
import { explainProblem } from './refusals.ts';
import type { PodView } from './views.ts';

/** A page that shows an invoice. */
export type InvoicePage = NonNullable<PageDescription>;

/** What lies behind the gate. */
export interface Admitted {
  readonly client: Client;
  readonly endpoints: Endpoints;
  /** As WisePay has it at this moment. */
  readonly invoice: Invoice;
}

export interface GateParts {
  readonly send: Send;
  readonly access: Access;
  /** The addresses in force; null when nothing names them. */
  endpoints(): Promise<Endpoints | null>;
}

/**
 * Lets `page` through to `use`, or gives the view that says why not. An access token that WisePay no longer
 * accepts is replaced once; `use` then runs again, so it must be safe to repeat.
 *
 * @throws {CodedError} when WisePay cannot be asked
 */
export type Gate = (page: InvoicePage, use: (admitted: Admitted) => Promise<PodView>) => Promise<PodView>;

export function createGate({ send, access, endpoints: readEndpoints }: GateParts): Gate {
  const invoices = createInvoiceFinder();
  /** Tokens whose owner the API has admitted; a worker's memory is enough, the API decides anyway. */
  const admittedTokens = new Set<string>();

  async function admit(page: InvoicePage, email: string, endpoints: Endpoints): Promise<Admitted | PodView> {
    const tokens = await access.get(endpoints.issuer, email);
    if (tokens === null) return { kind: 'sign_in', email };
    if (!sameEmail(tokens.email, email)) {
      return { kind: 'refused', reason: 'signed_in_as_other', email, wisepayEmail: tokens.email };
    }
    const client = createClient(send, endpoints.api, tokens.accessToken);
    await checkSession(client, tokens);
    const owner = JSON.stringify([endpoints.api, tokens.email]);
    return { client, endpoints, invoice: await invoices.find(client, owner, page.invoice) };
  }

  async function checkSession(client: Client, tokens: Tokens) {
    if (admittedTokens.has(tokens.accessToken)) return;
    await client.getSession();
    admittedTokens.clear();
    admittedTokens.add(tokens.accessToken);
  }

  return async (page, use) => {
    const email = page.memberEmail;
    if (email === null) return { kind: 'refused', reason: 'member_unreadable' };
    const endpoints = await readEndpoints();
    if (endpoints === null) throw new CodedError('not_configured');

    const pass = async () => {
      const admitted = await admit(page, email, endpoints);
      return 'kind' in admitted ? admitted : use(admitted);
    };
    try {
      return await pass().catch(async (error: unknown) => {
        if (!(error instanceof CodedError) || error.code !== 'token_expired') throw error;
        await access.forget();
        return pass();
      });
    } catch (error) {
      return explainProblem(error, page.invoice, email);
    }
  };
}
