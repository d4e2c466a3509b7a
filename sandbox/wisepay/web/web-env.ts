/** The environment of the web app's handlers. */
import type Provider from 'oidc-provider';
import type { SeedMember } from '../../seed/members.ts';
import type { NodeEnv } from '../node-env.ts';

/** What every handler of the web app can read. */
export interface WebEnv extends NodeEnv {
  Variables: {
    /** The identity server for the origin that the browser uses. */
    provider: Provider;
    /** Who is signed in; undefined if no one is. */
    member: SeedMember | undefined;
  };
}
