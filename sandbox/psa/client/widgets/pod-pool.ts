/** Pods are made once and used again: off screen they wait, hidden and with their old text, in the document. */
import { element } from './dom.ts';
import { Pod, type PodSpec } from './pod.ts';

/** All pods of a document, by their names. */
export class PodPool {
  /** Where pods wait; belongs into the document. */
  readonly element = element('div', { class: 'cw_PodPool', style: 'display: none', 'aria-hidden': 'true' });
  readonly #pods = new Map<string, Pod>();

  /** The pod of that name, filled anew; it stays wherever it is. */
  fill(spec: PodSpec): HTMLElement {
    const pod = this.#pods.get(spec.name) ?? new Pod(spec.name);
    this.#pods.set(spec.name, pod);
    pod.fill(spec);
    return pod.element;
  }

  /** Takes pods off the screen, as they are. */
  park(pods: readonly HTMLElement[]): void {
    this.element.append(...pods);
  }
}
