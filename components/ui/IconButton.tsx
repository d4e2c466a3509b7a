/** A small button that shows an icon; its name is for screen readers, and appears as a tooltip. */
import type { ButtonHTMLAttributes, Ref } from 'preact';

/** Drawn in a 16 × 16 view box: where the panel is and where it would go, and money that goes back. */
const paths = {
  'to-left': 'M3 2.5v11M13 8H6M9 4.5 5.5 8 9 11.5',
  'to-right': 'M13 2.5v11M3 8h7M7 4.5 10.5 8 7 11.5',
  'collapse-left': 'M10 3.5 5.5 8l4.5 4.5',
  'collapse-right': 'M6 3.5 10.5 8 6 12.5',
  'up-down': 'M8 2v12M5 4.5 8 1.5l3 3M5 11.5l3 3 3-3',
  beside: 'M2 3h12v10H2zM9.5 3v10M11.5 6v4',
  'onto-page': 'M2 3h12v10H2zM4.5 5.5h4v5h-4z',
  refund: 'M5.5 2.5 2.5 5.5l3 3M2.5 5.5H10a4 4 0 0 1 0 8H5.5',
} as const;

export interface IconButtonProps {
  readonly label: string;
  readonly icon: keyof typeof paths;
  /** For a button that opens or closes something: whether it is open. */
  readonly expanded?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  /** For a button that is dragged: the pointer and the arrow keys. */
  readonly handlers?: Pick<
    ButtonHTMLAttributes<HTMLButtonElement>,
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onKeyDown'
  >;
  onClick?(): void;
}

export function IconButton({ label, icon, expanded, buttonRef, handlers, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      ref={buttonRef ?? null}
      onClick={onClick}
      {...handlers}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={paths[icon]} fill="none" stroke="currentColor" stroke-width="1.6" />
      </svg>
    </button>
  );
}
