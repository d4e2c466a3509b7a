/** Where the POD works: the package's own hosts, and the on-premise hosts that policy names, each with its state. */

import { t } from '../../lib/i18n/translate.ts';
import type { OnPremiseHost } from '../../lib/protocol/settings-messages.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { useId } from '../ui/use-id.ts';
import { OptionsSection } from './OptionsSection.tsx';

export interface PsaHostsProps {
  /** The package's own hosts; an asterisk stands for any name in its place. */
  readonly servedHosts: readonly string[];
  readonly onPremiseHosts: readonly OnPremiseHost[];
  /** The host that the person did not allow when the browser last asked. */
  readonly refusedHost: string | null;
  readonly busy: boolean;
  onAllow(host: string): void;
}

export function PsaHosts({ servedHosts, onPremiseHosts, refusedHost, busy, onAllow }: PsaHostsProps) {
  const isWaiting = onPremiseHosts.some(({ state }) => state === 'not_allowed');
  return (
    <OptionsSection title={t('options.hosts.title')}>
      {isWaiting && <p>{t('options.hosts.waiting')}</p>}
      <ul class="rows">
        {onPremiseHosts.map((named) => (
          <HostRow key={named.host} {...named} busy={busy} onAllow={() => onAllow(named.host)} />
        ))}
        <li>
          <span class="hosts">
            {servedHosts.map((host) => (
              <span key={host} class="host">
                <bdi>{host}</bdi>
              </span>
            ))}
          </span>
          <span class="badge">{t('options.hosts.state.served')}</span>
        </li>
      </ul>
      <p class="hint" role="status">
        {refusedHost !== null && t('options.hosts.refused', { host: refusedHost })}
      </p>
    </OptionsSection>
  );
}

interface HostRowProps extends OnPremiseHost {
  readonly busy: boolean;
  onAllow(): void;
}

function HostRow({ host, state, busy, onAllow }: HostRowProps) {
  const id = useId();
  return (
    <li>
      <span class="host" id={id}>
        <bdi>{host}</bdi>
      </span>
      <span class={state === 'allowed' ? 'badge good' : 'badge'}>{t(`options.hosts.state.${state}`)}</span>
      {state === 'not_allowed' && (
        <ActionButton
          label={t('options.hosts.allow')}
          kind="primary"
          busy={busy}
          describedBy={id}
          onClick={onAllow}
        />
      )}
    </li>
  );
}
