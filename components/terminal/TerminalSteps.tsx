/** The progress of a terminal payment. */
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import { hasEnded } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { stepOf, stepWords, terminalSteps } from '../words/terminal-words.ts';

export function TerminalSteps({ payment }: { readonly payment: ShownTerminalPayment }) {
  const current = stepOf[payment.state];
  if (current === undefined) return null;
  return (
    <ol class={hasEnded(payment) ? 'steps' : 'steps under-way'}>
      {terminalSteps.map((step, index) => (
        <li
          key={step}
          class={index < current ? 'past' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          {stepWords(step)}
        </li>
      ))}
    </ol>
  );
}
