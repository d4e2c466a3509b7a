/** Whether the person uses the panel: one in use stays as it is. */

export interface PanelUse {
  /** Whether the pointer has been over the panel. */
  readonly isPointedAt: boolean;
  /** Whether the person has pressed, scrolled, typed or focused anything in it. */
  readonly isTouched: boolean;
}

const touches = ['pointerdown', 'wheel', 'keydown', 'focusin'] as const;

/**
 * Follows what happens in the panel's document from now on.
 *
 * @param signal ends listening
 */
export function followUse(window: Window, signal: AbortSignal): PanelUse {
  let isPointedAt = false;
  let isTouched = false;
  const options = { capture: true, passive: true, signal };
  window.addEventListener('pointermove', () => (isPointedAt = true), options);
  for (const type of touches) window.addEventListener(type, () => (isTouched = true), options);
  return {
    get isPointedAt() {
      return isPointedAt;
    },
    get isTouched() {
      return isTouched;
    },
  };
}
