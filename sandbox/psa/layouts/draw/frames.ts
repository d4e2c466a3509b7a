/** Same-origin frames: `about:blank`, filled from outside. */
import { make, type Sheet } from './elements.ts';

/** Frames within frames, `depth` of them, at the end of `host`, which is in its document. What is drawn goes into `body`. */
export function nestFrames(sheet: Sheet, host: Element, depth: number): { sheet: Sheet; body: Element } {
  if (depth === 0) return { sheet, body: host };
  const frame = make(sheet, 'iframe', 'cw_ScreenFrame') as HTMLIFrameElement;
  frame.title = 'Screen';
  frame.style.cssText = 'display: block; width: 100%; height: 92vh; border: 0';
  host.append(frame);
  const { contentDocument } = frame;
  if (contentDocument === null) throw new Error('An empty frame has no document');
  return nestFrames({ ...sheet, document: contentDocument }, contentDocument.body, depth - 1);
}
