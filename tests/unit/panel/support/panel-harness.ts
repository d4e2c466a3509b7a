/** A panel whose worker replies, and whose pauses end, when a test says so. */
import { type Mock, vi } from 'vitest';
import { createPanelController, type PanelController } from '#lib/panel/panel-controller.ts';
import type { PodView } from '#lib/protocol/views.ts';
import { type HandTimers, handTimers } from '../../support/hand-timers.ts';
import { type PatientWorker, patientWorker, settled, show } from '../../support/patient-worker.ts';

export const mountId = crypto.randomUUID();

export interface PanelHarness {
  readonly worker: PatientWorker;
  readonly panel: PanelController;
  /** Called for each change of the panel's state since it was last shown a view. */
  readonly onChange: Mock<() => void>;
  /** Ends when the panel is gone. */
  readonly life: AbortController;
  readonly clock: HandTimers;
  /** Another panel of the same worker. */
  newPanel(): PanelController;
  /** Has the panel look, and gives it that view. */
  showView(view: PodView): Promise<void>;
  /** Lets the last pause that was begun end. */
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
