/**
 * The panel's end of the channel to the content script. The panel shows nothing of an invoice before it has the
 * channel.
 */
import * as v from 'valibot';
import {
  type Drag,
  type Handshake,
  handshakeSchema,
  type PagePointer,
  type Placement,
  pageChangedSchema,
  pagePointerSchema,
  pageResizedSchema,
  type SurfaceAnswer,
  type SurfaceQuestion,
  surfaceAnswerSchema,
} from '../protocol/frame-messages.ts';

/** What the content script has told about the panel's mount, and the way back to the content script. */
export interface PageLink extends Pick<Handshake, 'mountId' | 'isNarrow'> {
  /** Tells the content script where the panel stands and how much room it needs. */
  place(placement: Placement): void;
  /**
   * Follows the pointer outside the frame, during a drag, until the returned function is called.
   *
   * @param onPointer called with each move, in px of the screen
   */
  followPointer(onPointer: (at: Pick<PagePointer, 'x' | 'y' | 'isUp'>) => void): () => void;
  /** Has the content script check the panel's surroundings; if it is gone or blocked, the answer never comes. */
  look(question: Omit<SurfaceQuestion, 'kind' | 'id'>): Promise<SurfaceAnswer>;
}

/** What the content script tells later. */
export interface PageEvents {
  onPageChanged(): void;
  /** @param isNarrow whether the window is too narrow for a panel that opens automatically */
  onPageResized(isNarrow: boolean): void;
}

/**
 * Waits for the content script around the panel. The first handshake counts. A page cannot send one, because it never
 * gets hold of the panel's window, and the worker does not know a mount that a page invents. Never rejects; without a
 * handshake, never resolves.
 *
 * @param window the panel's own window
 * @param onPageChanged called when the page tells more about the invoice, or tells about another person
 * @param onPageResized called when the page's window has another size
 * @param signal ends the wait and closes the channel
 */
export function linkPage(
  window: Window,
  { onPageChanged, onPageResized }: PageEvents,
  signal: AbortSignal,
): Promise<PageLink> {
  return new Promise((resolve) => {
    const linked = new AbortController();
    const listen = ({ data, source, ports }: MessageEvent) => {
      const handshake = v.safeParse(handshakeSchema, data);
      const [port] = ports;
      if (source !== window.parent || !handshake.success || port === undefined) return;
      linked.abort();
      let questions = 0;
      const waiting = new Map<number, (answer: SurfaceAnswer) => void>();
      let onPointer: Parameters<PageLink['followPointer']>[0] = () => {};
      port.onmessage = (event) => {
        const pointer = v.safeParse(pagePointerSchema, event.data);
        if (pointer.success) onPointer(pointer.output);
        if (v.is(pageChangedSchema, event.data)) onPageChanged();
        const resized = v.safeParse(pageResizedSchema, event.data);
        if (resized.success) onPageResized(resized.output.isNarrow);
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
        followPointer(follow) {
          const tell = (isOn: boolean) => {
            const drag: Drag = { kind: 'wisepay-pod.drag', isOn };
            port.postMessage(drag);
          };
          onPointer = follow;
          tell(true);
          return () => {
            onPointer = () => {};
            tell(false);
          };
        },
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
