/** The part of the diagnostics report about the panels on screen. */
import * as v from 'valibot';
import { panelFactsSchema } from '../../protocol/panel-facts.ts';
import type { WindowFacts } from '../../protocol/window-facts.ts';

/**
 * A few lines for each panel, without line ends.
 *
 * @param panels what the panels of the tab have answered, unchecked
 */
export function linesOfPanels(panels: readonly unknown[]): string[] {
  return panels.length === 0 ? ['Panel: none answers'] : panels.flatMap(linesOfPanel);
}

function linesOfPanel(answer: unknown): string[] {
  const facts = v.safeParse(panelFactsSchema, answer);
  if (!facts.success) return ['Panel: what it answers could not be used'];
  const { view, reason, form, notices, failure, busy, place, side, window } = facts.output;
  const shown = [
    `shows ${view}${reason === undefined ? '' : ` (${reason})`}`,
    ...(busy ? ['busy'] : []),
    ...(failure === undefined ? [] : [`failed: ${failure}`]),
  ].join('; ');
  return [
    `Panel: ${shown}`,
    `Panel’s form: ${form ?? 'none'}`,
    `Panel’s notices: ${[...new Set(notices)].join(', ') || 'none'}`,
    `Panel’s place: ${place}${side === undefined ? '' : `, ${side}`}, ${sizeShape(window)}`,
  ];
}

/** A window's size, such as `380 × 912, pixel ratio 1.25`. */
export function sizeShape({ width, height, pixelRatio }: WindowFacts): string {
  return `${width} × ${height}, pixel ratio ${Math.round(pixelRatio * 100) / 100}`;
}
