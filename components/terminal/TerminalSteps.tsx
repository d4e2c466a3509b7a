/** How far a payment on a terminal has come. */
import type { ShownTerminalPayment } from '../../lib/pod/shown.ts';
import { stepOf, terminalSteps } from '../words/terminal-words.ts';

export function TerminalSteps({ state }: Pick<ShownTerminalPayment, 'state'>) {
  const current = stepOf[state];
  return (
    <ol class="steps">
      {terminalSteps.map((step, index) => (
        <li
          key={step}
          class={index < current ? 'past' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
