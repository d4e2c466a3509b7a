/** The life of a service worker: the browser may end it at any time, without notice. */
import type { Flow } from './flow.ts';

export interface Life {
  readonly isOver: boolean;
  end(): void;
  /** Resolves when it is this step's turn; never if the worker's life is over by then. */
  turn(step: string): Promise<void>;
}

export function createLife(flow: Pick<Flow, 'turn'>): Life {
  let isOver = false;
  return {
    get isOver() {
      return isOver;
    },
    end() {
      isOver = true;
    },
    async turn(step) {
      await flow.turn(step);
      if (isOver) await new Promise<never>(() => {});
    },
  };
}
