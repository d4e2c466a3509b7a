/** What the web app's handlers can count on. */
import type Provider from 'oidc-provider';
import type { SeedMember } from '../../seed/members.ts';
import type { NodeEnv } from '../node-env.ts';

/** What stands behind every handler of the web app. */
export interface WebEnv extends NodeEnv {
  Variables: {
    /** The identity server of the origin that the browser knows. */
    provider: Provider;
    /** Who is signed in. */
    member: SeedMember | undefined;
  };
}
