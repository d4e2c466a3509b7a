/** A provider that signs Pat in without a prompt and with tokens valid for a day, and how often it was asked. */
import { type Mock, vi } from 'vitest';
import type { WebAuthFlow } from '#lib/wisepay/sign-in/sign-in.ts';
import { type Script, type ScriptedProvider, scriptedProvider } from '../../support/scripted-provider.ts';
import { type SessionHarness, sessionHarness } from '../../support/session-harness.ts';

export interface PatientProvider {
  readonly provider: ScriptedProvider;
  readonly launch: Mock<WebAuthFlow['launch']>;
  /** The worker's access to it. */
  readonly harness: SessionHarness;
}

/** @param send wraps the provider's `send` */
export function patientProvider(
  script: Script = {},
  send: (provider: ScriptedProvider) => ScriptedProvider['send'] = (provider) => provider.send,
): PatientProvider {
  const provider = scriptedProvider({ ...script, tokens: { expires_in: 86_400, ...script.tokens } });
  const launch = vi.fn<WebAuthFlow['launch']>(provider.flow.launch);
  return {
    provider,
    launch,
    harness: sessionHarness({ send: send(provider), flow: { ...provider.flow, launch } }),
  };
}
