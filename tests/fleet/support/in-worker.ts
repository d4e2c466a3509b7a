import type { Worker } from '@playwright/test';

/** The value of an expression in the worker. As text, because the extension's interface is there and not here. */
export function inWorker(worker: Worker, expression: string): Promise<unknown> {
  return worker.evaluate(expression);
}
