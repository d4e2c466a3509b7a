/** The options page: wires the worker and the views together. */
import { render } from 'preact';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { reportUncaught } from '../../lib/report-defect.ts';
import '../../components/options/options.css';
import { Options } from '../../components/options/Options.tsx';
import {
  type SettingsMessage,
  type SettingsReply,
  settingsReplySchema,
} from '../../lib/pod/settings-messages.ts';

async function ask(message: SettingsMessage): Promise<void> {
  draw(null, true);
  const reply = v.safeParse(
    settingsReplySchema,
    await browser.runtime.sendMessage(message).catch(() => null),
  );
  draw(reply.success ? reply.output : { ok: false, error: { code: 'internal', details: {} } }, false);
}

let shown: SettingsReply | null = null;

function draw(reply: SettingsReply | null, busy: boolean) {
  shown = reply ?? shown;
  render(
    <Options
      reply={shown}
      busy={busy}
      onSignOut={() => void ask({ kind: 'settings.sign_out' })}
      onTryAgain={() => void ask({ kind: 'settings.read' })}
    />,
    document.body,
  );
}

reportUncaught(window);
void ask({ kind: 'settings.read' });
