/**
 * The DevTools protocol, used directly. Test tools attach to every frame and worker, and delay each until attached.
 * These measurements observe from outside, and attach only if a figure needs it.
 */
import * as v from 'valibot';

/** One target of the browser: a tab, a frame of another process, a worker, or the browser itself. */
export interface Session {
  /** Sends a command and returns its result, unchecked. @throws {Error} if the browser refuses it */
  send(method: string, parameters?: object): Promise<unknown>;
  /** Listens for an event until the returned function is called. */
  on(event: string, listener: (parameters: unknown) => void): () => void;
}

export interface Devtools extends Session {
  /** Attaches to a target without delaying it. */
  attach(targetId: string): Promise<Session>;
  /** An automatically attached target, by its session ID (from `Target.attachedToTarget`). */
  sessionOf(sessionId: string): Session;
  close(): void;
}

const messageSchema = v.looseObject({
  id: v.optional(v.number()),
  sessionId: v.optional(v.string()),
  method: v.optional(v.string()),
  params: v.optional(v.unknown()),
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ message: v.string() })),
});

const attachedSchema = v.object({ sessionId: v.string() });

/** @param address the browser's debugging address, `ws://127.0.0.1:…/devtools/browser/…` */
export async function connectDevtools(address: string): Promise<Devtools> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  const listeners = new Set<{
    readonly sessionId: string | undefined;
    readonly event: string;
    hear(parameters: unknown): void;
  }>();
  let lastId = 0;

  socket.addEventListener('message', ({ data }) => {
    const { id, sessionId, method, params, result, error } = v.parse(messageSchema, JSON.parse(String(data)));
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id !== undefined) waiting.delete(id);
    if (error !== undefined) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
    if (method === undefined) return;
    for (const listener of listeners) {
      if (listener.sessionId === sessionId && listener.event === method) listener.hear(params);
    }
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser is gone.'));
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`The browser does not answer at ${address}.`)));
  });

  function session(sessionId?: string): Session {
    return {
      send(method, parameters = {}) {
        lastId += 1;
        const id = lastId;
        socket.send(JSON.stringify({ id, sessionId, method, params: parameters }));
        return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      },
      on(event, hear) {
        const listener = { sessionId, event, hear };
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  const browser = session();
  return {
    ...browser,
    sessionOf: session,
    async attach(targetId) {
      const attached = await browser.send('Target.attachToTarget', { targetId, flatten: true });
      return session(v.parse(attachedSchema, attached).sessionId);
    },
    close: () => socket.close(),
  };
}
