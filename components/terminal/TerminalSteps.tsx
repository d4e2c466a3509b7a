/** How far a payment on a terminal has come. */
import type { ShownTerminalPayment } from '../../lib/pod/contract/shown.ts';
import { isEndedState } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { stepOf, stepWords, terminalSteps } from '../words/terminal-words.ts';

export function TerminalSteps({ state }: Pick<ShownTerminalPayment, 'state'>) {
  const current = stepOf[state];
  if (current === undefined) return null;
  return (
    <ol class={isEndedState(state) ? 'steps' : 'steps under-way'}>
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
