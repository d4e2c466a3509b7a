/** The part of the window that shows the open screen: in the top document or in its own frame. */

import type { ScreenContent } from './screen.ts';
import { Stage } from './stage.ts';
import { element, setShown } from './widgets/dom.ts';
import { PodPool } from './widgets/pod-pool.ts';

export class Workspace {
  readonly element: HTMLElement;
  readonly #pool = new PodPool();
  readonly #stage = new Stage(this.#pool);
  readonly #view = element('div', { class: 'cw-WorkspaceView' });
  readonly #loading = element('div', { class: 'cw-loading-image cw-loading-spinner' });
  #frame: HTMLIFrameElement | null = null;

  constructor() {
    setShown(this.#loading, false);
    this.element = element('div', { id: 'cwContent' }, this.#view, this.#loading, this.#pool.element);
  }

  /** Shows or hides the loading image over the screen. */
  setLoading(loading: boolean): void {
    setShown(this.#loading, loading);
  }

  /** Shows a screen in place of the previous one. */
  show(content: ScreenContent): void {
    if (content.inFrame === true) {
      this.#frame ??= this.#openFrame();
    } else if (this.#stage.element.parentElement !== this.#view) {
      this.#frame = null;
      this.#view.replaceChildren(this.#stage.element);
    }
    this.#stage.show(content);
  }

  #openFrame(): HTMLIFrameElement {
    this.#stage.clear();
    const frame = element('iframe', { class: 'cw_ScreenFrame', title: 'Screen', src: '/v2025_1/frame.html' });
    frame.addEventListener('load', () => {
      if (frame === this.#frame) frame.contentDocument?.body.append(this.#stage.element);
    });
    this.#view.replaceChildren(frame);
    return frame;
  }
}
