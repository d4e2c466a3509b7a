/** The whole panel on screen, with a person in front of it. */
import { render, screen } from '@testing-library/preact';
import { vi } from 'vitest';
import { Pod, type PodProps } from '#components/Pod.tsx';
import type { PanelState } from '#lib/pod/panel-controller.ts';
import type { PodView } from '#lib/pod/views.ts';

export function renderPod(state: Partial<PanelState>, collapsed = false) {
  const wishes = {
    onCollapse: vi.fn<PodProps['onCollapse']>(),
    onCheckAgain: vi.fn<PodProps['onCheckAgain']>(),
    onSignIn: vi.fn<PodProps['onSignIn']>(),
    onPay: vi.fn<PodProps['onPay']>(),
  };
  const draw = (change: Partial<PanelState>, isCollapsed: boolean) => (
    <Pod
      state={{ view: null, busy: null, failure: null, ...change }}
      collapsed={isCollapsed}
      rootRef={() => {}}
      {...wishes}
    />
  );
  const { rerender } = render(draw(state, collapsed));
  return {
    ...wishes,
    /** Draws the panel again, in another state. */
    show: (change: Partial<PanelState>, isCollapsed = false) => rerender(draw(change, isCollapsed)),
    /** How many wishes the person has had so far. */
    wishCount: () => Object.values(wishes).reduce((sum, { mock }) => sum + mock.calls.length, 0),
  };
}

export const renderView = (view: PodView) => renderPod({ view });

/** The names of the buttons for actions, from top to bottom. */
export function actionNames(): (string | null)[] {
  return screen
    .queryAllByRole('button')
    .filter((button) => !button.hasAttribute('aria-expanded'))
    .map(({ textContent }) => textContent);
}

/** Everything there is to read, in one line. */
export const textOnScreen = () => (document.body.textContent ?? '').replace(/\s+/g, ' ');
