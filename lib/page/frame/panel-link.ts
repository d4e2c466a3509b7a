/** The content script's end of the channel to the panel. */
import * as v from 'valibot';
import {
  dragSchema,
  type Handshake,
  type PageChanged,
  type PagePointer,
  type PageResized,
  type Placement,
  placementSchema,
  type SurfaceAnswer,
  type SurfaceQuestion,
  surfaceQuestionSchema,
} from '../../protocol/frame-messages.ts';

export interface PanelLinkOptions {
  /** The panel's frame, on the page or about to be. */
  readonly frame: HTMLIFrameElement;
  /** The extension's origin: a frame that the page has navigated elsewhere gets no message. */
  readonly extensionOrigin: string;
  /** Identifies this mount to the panel. */
  readonly mountId: string;
  /** Whether the window, when the frame loads, is too narrow for the panel to start open. */
  isNarrow(): boolean;
  /** Called with each placement that the panel reports. */
  onPlacement(placement: Placement): void;
  /** Answers the panel's question about its surroundings. */
  onLook(question: SurfaceQuestion): SurfaceAnswer;
  /** Closes the channel. */
  readonly signal: AbortSignal;
}

export interface PanelLink {
  /** Tells the panel to refresh, because the page gives more details of the same invoice. */
  announceChange(): void;
  /** Tells the panel that the page's window has another size. */
  announceResize(): void;
}

/** Gives every document that loads in the frame a channel of its own: a frame that is moved loads again. */
export function linkPanel({
  frame,
  extensionOrigin,
  mountId,
  isNarrow,
  onPlacement,
  onLook,
  signal,
}: PanelLinkOptions): PanelLink {
  let port: MessagePort | null = null;

  function close() {
    port?.close();
    port = null;
  }

  let drag = new AbortController();

  function followPointer(to: MessagePort, isOn: boolean) {
    drag.abort();
    if (!isOn) return;
    drag = new AbortController();
    const options = { capture: true, passive: true, signal: AbortSignal.any([signal, drag.signal]) };
    for (const type of ['pointermove', 'pointerup'] as const) {
      window.addEventListener(
        type,
        ({ isTrusted, screenX: x, screenY: y, buttons }) => {
          // The page's script makes up others, which would move the panel and end the drag.
          if (!isTrusted) return;
          const tell = (isUp: boolean) =>
            to.postMessage({ kind: 'wisepay-pod.pointer', x, y, isUp } satisfies PagePointer);
          // The hand let go here; after a move without a button, it let go elsewhere.
          if (type === 'pointerup') tell(false);
          tell(buttons === 0);
        },
        options,
      );
    }
  }

  function shakeHands() {
    close();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      const placement = v.safeParse(placementSchema, data);
      if (placement.success) onPlacement(placement.output);
      const question = v.safeParse(surfaceQuestionSchema, data);
      if (question.success) port1.postMessage(onLook(question.output));
      const drag = v.safeParse(dragSchema, data);
      if (drag.success) followPointer(port1, drag.output.isOn);
    };
    port = port1;
    const handshake: Handshake = { kind: 'wisepay-pod.mount', mountId, isNarrow: isNarrow() };
    frame.contentWindow?.postMessage(handshake, extensionOrigin, [port2]);
  }

  frame.addEventListener('load', shakeHands, { signal });
  signal.addEventListener('abort', close, { once: true });

  return {
    announceChange() {
      const message: PageChanged = { kind: 'wisepay-pod.page-changed' };
      port?.postMessage(message);
    },
    announceResize() {
      const message: PageResized = { kind: 'wisepay-pod.page-resized', isNarrow: isNarrow() };
      port?.postMessage(message);
    },
  };
}
