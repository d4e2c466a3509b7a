/** The options page: wires the browser, the worker and the views together. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/options/options.css';
import { Options } from '../../components/options/Options.tsx';
import { createDrawInLanguage } from '../../lib/i18n/draw-in-language.ts';
import { t } from '../../lib/i18n/translate.ts';
import { createSettingsController } from '../../lib/options/settings-controller.ts';
import type { SettingsState } from '../../lib/options/settings-state.ts';
import { followPolicy } from '../../lib/policy/follow-policy.ts';
import { localeInForce } from '../../lib/protocol/settings-messages.ts';
import { reportUncaught } from '../../lib/report-defect.ts';
import { setLanguage } from '../shared/set-language.ts';

const controller = createSettingsController(draw);

const drawInLanguage = createDrawInLanguage(setLanguage);

function draw(state: SettingsState) {
  const chosen = state.settings && localeInForce(state.settings);
  void drawInLanguage(chosen, () => {
    document.title = t('options.title');
    render(<Options state={state} controller={controller} />, document.body);
  });
}

const refresh = () => void controller.refresh();

reportUncaught(window);
followPolicy(refresh);
browser.permissions.onAdded.addListener(refresh);
browser.permissions.onRemoved.addListener(refresh);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') refresh();
});
refresh();
