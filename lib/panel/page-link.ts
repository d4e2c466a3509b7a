/**
 * The panel's end of the channel to the content script. The panel shows nothing of an invoice before it has the
 * channel. If it is opened on its own, or framed by a page that the POD does not serve, it says only that it belongs
 * elsewhere.
 */
import * as v from 'valibot';
import {
  type Handshake,
  handshakeSchema,
  type Placement,
  pageChangedSchema,
  type SurfaceAnswer,
  type SurfaceQuestion,
  surfaceAnswerSchema,
} from '../protocol/frame-messages.ts';

/** What the content script has told about the panel's mount, and the way back to the content script. */
export interface PageLink extends Pick<Handshake, 'mountId' | 'isNarrow'> {
  /** Tells the content script where the panel stands and how much room it needs. */
  place(placement: Placement): void;
  /** Has the content script check the panel's surroundings; if it is gone or blocked, the answer never comes. */
  look(question: Omit<SurfaceQuestion, 'kind' | 'id'>): Promise<SurfaceAnswer>;
}

/** Where a panel must not be shown: opened as a page of its own, or framed by a page that the POD does not serve. */
export type WrongPlace = 'not_framed' | 'framed_elsewhere';

/**
 * Why the panel must not be shown where it is; null if it may be.
 *
 * @param isServed whether the POD serves pages of an origin; its rejection is passed on
 */
export async function wrongPlaceOf(
  { top, parent, self, location }: Window & typeof globalThis,
  isServed: (origin: string) => Promise<boolean>,
): Promise<WrongPlace | null> {
  if (top === self) return 'not_framed';
  const [origin, ...others] = [...(location.ancestorOrigins ?? [])];
  const isAlone = parent === top && origin !== undefined && others.length === 0;
  return isAlone && (await isServed(origin)) ? null : 'framed_elsewhere';
}

/**
 * Waits for the content script around the panel. The first handshake counts. A page cannot send one, because it never
 * gets hold of the panel's window, and the worker does not know a mount that a page invents. Never rejects; without a
 * handshake, never resolves.
 *
 * @param window the panel's own window
 * @param onPageChanged called when the page tells more about the invoice, or tells about another person
 * @param signal ends the wait and closes the channel
 */
export function linkPage(window: Window, onPageChanged: () => void, signal: AbortSignal): Promise<PageLink> {
  return new Promise((resolve) => {
    const linked = new AbortController();
    const listen = ({ data, source, ports }: MessageEvent) => {
      const handshake = v.safeParse(handshakeSchema, data);
      const [port] = ports;
      if (source !== window.parent || !handshake.success || port === undefined) return;
      linked.abort();
      let questions = 0;
      const waiting = new Map<number, (answer: SurfaceAnswer) => void>();
      port.onmessage = (event) => {
        if (v.is(pageChangedSchema, event.data)) onPageChanged();
        const answer = v.safeParse(surfaceAnswerSchema, event.data);
        if (!answer.success) return;
        waiting.get(answer.output.id)?.(answer.output);
        waiting.delete(answer.output.id);
      };
      signal.addEventListener('abort', () => port.close(), { once: true });
      const { mountId, isNarrow } = handshake.output;
      resolve({
        mountId,
        isNarrow,
        place: (placement) => port.postMessage(placement),
        look(question) {
          questions += 1;
          const asked: SurfaceQuestion = { kind: 'wisepay-pod.look', id: questions, ...question };
          port.postMessage(asked);
          return new Promise((answered) => waiting.set(asked.id, answered));
        },
      });
    };
    window.addEventListener('message', listen, { signal: AbortSignal.any([signal, linked.signal]) });
  });
}
