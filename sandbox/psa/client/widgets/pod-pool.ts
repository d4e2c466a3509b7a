/** Pods are created once and reused: off screen they stay in the document, hidden and with their old text. */
import { element } from './dom.ts';
import { Pod, type PodSpec } from './pod.ts';

/** All pods of a document, by their names. */
export class PodPool {
  /** Contains the parked pods; has to be in the document. */
  readonly element = element('div', { class: 'cw_PodPool', style: 'display: none', 'aria-hidden': 'true' });
  readonly #pods = new Map<string, Pod>();

  /** Fills the pod of that name, and returns it; it stays where it is. */
  fill(spec: PodSpec): HTMLElement {
    const pod = this.#pods.get(spec.name) ?? new Pod(spec.name);
    this.#pods.set(spec.name, pod);
    pod.fill(spec);
    return pod.element;
  }

  /** Takes pods off the screen, with their content. */
  park(pods: readonly HTMLElement[]): void {
    this.element.append(...pods);
  }
}
