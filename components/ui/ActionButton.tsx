/** A button for an action that takes time: while the action runs, it stays focusable, says so, and does nothing. */
import type { Ref } from 'preact';

export interface ActionButtonProps {
  readonly label: string;
  /** `link` is for what leads away from the panel. */
  readonly kind?: 'primary' | 'secondary' | 'link';
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** The ID of the element that describes the button. */
  readonly describedBy?: string | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  /** The previous click did not count, so a second click right after it is meant for this button. */
  readonly takesSecondClick?: boolean;
  onClick(click: MouseEvent): void;
}

export function ActionButton({
  label,
  kind = 'secondary',
  busy = false,
  disabled = false,
  describedBy,
  buttonRef,
  takesSecondClick = false,
  onClick,
}: ActionButtonProps) {
  const blocked = busy || disabled;
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-busy={busy}
      aria-disabled={blocked}
      aria-describedby={describedBy}
      ref={buttonRef ?? null}
      onClick={(click) => {
        // The second click of a double click is meant for what the first one has just replaced.
        const isSecondClick = click.detail > 1 && !takesSecondClick;
        if (!blocked && !isSecondClick) onClick(click);
      }}
    >
      {label}
    </button>
  );
}
