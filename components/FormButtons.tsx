/** The way on and the way back, at the foot of every form. */
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx';

export interface FormButtonsProps {
  /** The way on; without it there is only the way back. */
  readonly forward?: Pick<ActionButtonProps, 'label' | 'disabled' | 'describedBy' | 'onClick'>;
  readonly busy: boolean;
  onBack(): void;
}

export function FormButtons({ forward, busy, onBack }: FormButtonsProps) {
  return (
    <div class="form-buttons">
      {forward !== undefined && <ActionButton kind="primary" busy={busy} {...forward} />}
      <ActionButton label="Back" disabled={busy} onClick={onBack} />
    </div>
  );
}
