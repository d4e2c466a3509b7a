/** The options page as a person sees it, with a controller that does nothing. */
import { render, screen, within } from '@testing-library/preact';
import { vi } from 'vitest';
import { Options } from '#components/options/Options.tsx';
import type { SettingsController } from '#lib/options/settings-controller.ts';
import { type SettingsState, startState } from '#lib/options/settings-state.ts';
import type { Policy } from '#lib/policy/policy.ts';
import type { Settings } from '#lib/protocol/settings-messages.ts';
import { settings } from './settings.ts';

/** Draws the page; `redraw` draws it in another state. */
export function show(change: Partial<SettingsState>) {
  const controller = {
    refresh: vi.fn<SettingsController['refresh']>(),
    tryAgain: vi.fn<SettingsController['tryAgain']>(),
    signOut: vi.fn<SettingsController['signOut']>(),
    chooseLocale: vi.fn<SettingsController['chooseLocale']>(),
    allow: vi.fn<SettingsController['allow']>(),
    copyReport: vi.fn<SettingsController['copyReport']>(),
    copyLesson: vi.fn<SettingsController['copyLesson']>(),
    forgetLesson: vi.fn<SettingsController['forgetLesson']>(),
    importLesson: vi.fn<SettingsController['importLesson']>(),
  };
  const draw = (state: Partial<SettingsState>) => (
    <Options state={{ ...startState, settings, ...state }} controller={controller} />
  );
  const { rerender } = render(draw(change));
  return { ...controller, redraw: (next: Partial<SettingsState>) => rerender(draw(next)) };
}

/** The settings under a policy, as the worker has read it. */
export function under(
  change: Partial<Policy>,
  reading: Partial<Omit<Settings['reading'], 'policy'>> = {},
): Settings {
  const { policy, ...rest } = settings.reading;
  return { ...settings, reading: { ...rest, ...reading, policy: { ...policy, ...change } } };
}

/** One part of the page. */
export const region = (name: string) => within(screen.getByRole('region', { name }));
export const textOf = (name: string) => screen.getByRole('region', { name }).textContent ?? '';
