/** A panel for which the test gives the worker's replies and ends the pauses. */
import { type Mock, vi } from 'vitest';
import { createPanelController, type PanelController } from '#lib/panel/panel-controller.ts';
import type { PodView } from '#lib/protocol/views.ts';
import { type HandTimers, handTimers } from '../../support/hand-timers.ts';
import { type PatientWorker, patientWorker, settled, show } from '../../support/patient-worker.ts';

export const mountId = crypto.randomUUID();

export interface PanelHarness {
  readonly worker: PatientWorker;
  readonly panel: PanelController;
  /** Called on each change of the panel's state; `showView` clears it. */
  readonly onChange: Mock<() => void>;
  /** Aborting it ends the panel. */
  readonly life: AbortController;
  readonly clock: HandTimers;
  /** Another panel with the same worker. */
  newPanel(): PanelController;
  /** Makes the panel look, and answers with this view. */
  showView(view: PodView): Promise<void>;
  /** Ends the most recent pause. */
  endPause(): Promise<void>;
}

export function panelHarness(): PanelHarness {
  const worker = patientWorker();
  const onChange = vi.fn<() => void>();
  const life = new AbortController();
  const clock = handTimers();
  const newPanel = () =>
    createPanelController({
      ask: worker.ask,
      mountId,
      onChange,
      wait: clock.wait,
      signal: life.signal,
      random: () => 0.5,
    });
  const panel = newPanel();
  return {
    worker,
    panel,
    onChange,
    life,
    clock,
    newPanel,
    async showView(view) {
      void panel.refresh();
      await worker.question(-1).reply(show(view));
      onChange.mockClear();
    },
    async endPause() {
      clock.timers.at(-1)?.resolve();
      await settled();
    },
  };
}
