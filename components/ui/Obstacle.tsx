/** Why an action is not possible now, and the one step that helps, if any does. */
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from './ActionButton.tsx';
import { usePanel } from './panel-context.ts';

export interface Obstacle {
  /** In words. */
  readonly why: string;
  readonly step?: 'open_wisepay' | 'check_again';
}

export interface ObstacleHintProps {
  readonly obstacle: Obstacle;
  /** The ID of the words, which describe the action's button. */
  readonly id: string;
  /** Whether WisePay is being asked again. */
  readonly checking: boolean;
}

export function ObstacleHint({ obstacle: { why, step }, id, checking }: ObstacleHintProps) {
  const panel = usePanel();
  return (
    <>
      <p class="hint" id={id}>
        {why}
      </p>
      {step === 'open_wisepay' && (
        <ActionButton label={t('common.openWisePay')} kind="link" onClick={() => void panel.open('home')} />
      )}
      {step === 'check_again' && (
        <ActionButton
          label={t('common.checkAgain')}
          kind="link"
          busy={checking}
          onClick={() => void panel.checkAgain()}
        />
      )}
    </>
  );
}
