/** What the panel does for a person, for every component that offers it. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelController } from '../../lib/panel/panel-controller.ts';

/** The controller's actions; what the controller knows comes with the view. */
export type PanelActions = Omit<PanelController, 'state'>;

/** Null outside a panel. */
export const PanelContext = createContext<PanelActions | null>(null);

/** @throws {Error} outside a panel */
export function usePanel(): PanelActions {
  const panel = useContext(PanelContext);
  if (panel === null) throw new Error('There is no panel around this.');
  return panel;
}
