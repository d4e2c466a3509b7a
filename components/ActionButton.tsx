/** A button for an action that takes a moment: while it runs it stays focusable, says so, and does nothing. */
export interface ActionButtonProps {
  readonly label: string;
  readonly kind?: 'primary' | 'secondary';
  readonly busy?: boolean;
  readonly disabled?: boolean;
  onClick(): void;
}

export function ActionButton({
  label,
  kind = 'secondary',
  busy = false,
  disabled = false,
  onClick,
}: ActionButtonProps) {
  const blocked = busy || disabled;
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-busy={busy}
      aria-disabled={blocked}
      onClick={() => {
        if (!blocked) onClick();
      }}
    >
      {label}
    </button>
  );
}
