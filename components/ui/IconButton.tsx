/** A small button that shows an icon; its name is for screen readers, and appears as a tooltip. */
import type { Ref } from 'preact';

/** Drawn in a 16 × 16 view box: where the panel is, and where it would go. */
const paths = {
  'to-left': 'M3 2.5v11M13 8H6M9 4.5 5.5 8 9 11.5',
  'to-right': 'M13 2.5v11M3 8h7M7 4.5 10.5 8 7 11.5',
  'collapse-left': 'M10 3.5 5.5 8l4.5 4.5',
  'collapse-right': 'M6 3.5 10.5 8 6 12.5',
} as const;

export interface IconButtonProps {
  readonly label: string;
  readonly icon: keyof typeof paths;
  /** For a button that opens or closes something: whether it is open. */
  readonly expanded?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  onClick(): void;
}

export function IconButton({ label, icon, expanded, buttonRef, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      ref={buttonRef ?? null}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={paths[icon]} fill="none" stroke="currentColor" stroke-width="1.6" />
      </svg>
    </button>
  );
}
