/** Breaks connections of Node's HTTP server. */
import type { Context } from 'hono';
import type { NodeEnv } from '../node-env.ts';
import type { Connections } from './fault-middleware.ts';

/** To the caller, both look like a dead network. */
export const nodeConnections: Connections = {
  hangUp({ env }: Context<NodeEnv>) {
    env.incoming.socket.destroy();
  },
  loseAnswer({ env }: Context<NodeEnv>) {
    const { outgoing } = env;
    const destroy = () => {
      outgoing.destroy();
      return outgoing;
    };
    Object.assign(outgoing, { writeHead: () => outgoing, write: () => true, end: destroy });
  },
};
