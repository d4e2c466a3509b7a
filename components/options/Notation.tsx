/** Whose notation amounts and dates have. The words of the POD are English whatever is chosen. */
import { useId } from 'preact/hooks';
import { type LocaleChoice, localeChoices } from '../../lib/pod/settings-locales.ts';
import { notationName, notationSample } from '../words/policy-words.ts';
import { OptionsSection } from './OptionsSection.tsx';

export interface NotationProps {
  readonly choice: LocaleChoice | null;
  /** What the policy says; null where it leaves the choice. */
  readonly locked: string | null;
  onChoose(choice: LocaleChoice | null): void;
}

export function Notation({ choice, locked, onChoose }: NotationProps) {
  const id = useId();
  const locale = locked ?? choice ?? undefined;
  return (
    <OptionsSection title="Amounts and dates">
      {locked === null ? (
        <div class="field">
          <label for={id}>Notation</label>
          <select
            id={id}
            value={choice ?? ''}
            aria-describedby={`${id}-sample`}
            onChange={({ currentTarget: { value } }) =>
              onChoose(localeChoices.find((offered) => offered === value) ?? null)
            }
          >
            <option value="">As the browser</option>
            {localeChoices.map((offered) => (
              <option key={offered} value={offered}>
                {notationName(offered)}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <p>{notationName(locked)}, set by your administrator.</p>
      )}
      <p class="hint" id={`${id}-sample`}>
        {notationSample(locale)}
      </p>
      <p class="hint">The words of the POD stay English.</p>
    </OptionsSection>
  );
}
