/** The environment of the API's handlers. */
import type { User } from '../access.ts';
import type { NodeEnv } from '../node-env.ts';

/** What every handler after `authorise` can read. */
export interface ApiEnv extends NodeEnv {
  Variables: {
    /** The active admin user who sends the request. */
    user: User;
    /** When that user last signed in interactively, in seconds since 1970. */
    authenticatedAt: number;
  };
}
