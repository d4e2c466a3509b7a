/** The progress of a terminal payment: what was done, what is going on, and what did not happen. */
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import { hasEnded } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { stepStatuses, stepStatusWords, stepWords, terminalSteps } from '../words/terminal-words.ts';

export function TerminalSteps({ payment }: { readonly payment: ShownTerminalPayment }) {
  const statuses = stepStatuses(payment);
  if (statuses === undefined) return null;
  return (
    <ol class={hasEnded(payment) ? 'steps' : 'steps under-way'}>
      {terminalSteps.map((step, index) => {
        const status = statuses[index] ?? 'not_reached';
        if (status === 'current') {
          return (
            <li key={step} aria-current="step">
              {stepWords(step)}
            </li>
          );
        }
        return (
          <li key={step} class={status}>
            {stepWords(step)} <span class="only-heard">({stepStatusWords(status)})</span>
          </li>
        );
      })}
    </ol>
  );
}
