/** What the API's handlers can count on. */
import type { User } from '../access.ts';
import type { NodeEnv } from '../node-env.ts';

/** What stands behind every handler after `authorise`. */
export interface ApiEnv extends NodeEnv {
  Variables: {
    /** The active admin user who is asking. */
    user: User;
    /** When that person really signed in, in seconds since 1970. */
    authenticatedAt: number;
  };
}
