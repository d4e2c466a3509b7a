/** Whether someone is signed in, for the diagnostics: not who. */
import type { Endpoints } from '../../wisepay/endpoints.ts';
import type { SessionItem } from '../../wisepay/sign-in/kept-token.ts';
import type { Session } from '../../wisepay/sign-in/session.ts';
import type { VerifiedRole, VerifiedRoles } from './verified-role.ts';

export interface SessionFacts {
  /** `signed_out`: by the person, with the button on the options page. */
  readonly state: 'signed_in' | 'signed_out' | 'not_signed_in' | 'not_configured';
  /** The role of the user who is signed in; absent if it is not known. */
  readonly role?: VerifiedRole;
}

export interface SessionSources {
  readonly session: Pick<Session, 'peek'>;
  readonly signedOut: Pick<SessionItem, 'read'>;
  readonly roles: Pick<VerifiedRoles, 'of'>;
  /** WisePay's addresses; null until they are set. */
  endpoints(): Promise<Pick<Endpoints, 'issuer'> | null>;
}

/** Reads the state without asking WisePay. Rejects if the storage fails. */
export async function readSessionFacts(sources: SessionSources): Promise<SessionFacts> {
  const endpoints = await sources.endpoints();
  if (endpoints === null) return { state: 'not_configured' };
  const credentials = await sources.session.peek(endpoints.issuer);
  if (credentials === null) {
    return { state: (await sources.signedOut.read()) === true ? 'signed_out' : 'not_signed_in' };
  }
  const role = await sources.roles.of(credentials.keyThumbprint);
  return { state: 'signed_in', ...(role !== undefined && { role }) };
}
