/** Large refunds need a recent sign-in (RFC 9470). */
import { sum } from '../ledger/arithmetic.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PlannedRefund } from '../ledger/payments/refunds.ts';
import { Refusal } from '../problem.ts';

/**
 * Refuses a refund above the threshold if the user signed in too long ago.
 * @param authenticatedAt when the user last signed in interactively, in seconds since 1970
 * @throws {Refusal} 401 `step_up_required`
 */
export function requireRecentSignIn(ledger: Ledger, refund: PlannedRefund, authenticatedAt: number): void {
  const { above, maxAgeSeconds } = ledger.state.settings.stepUp;
  const { amount, surcharge } = refund;
  if (above?.currency !== amount.currency) return;
  if (sum(amount.currency, [amount, surcharge]).value <= above.value) return;
  // Whole seconds on both sides, as in the token: with 0, a sign-in within the same second is recent.
  if (Math.floor(ledger.clock.now() / 1000) - authenticatedAt <= maxAgeSeconds) return;
  throw new Refusal(401, 'step_up_required', {
    params: { maxAgeSeconds },
    headers: {
      'WWW-Authenticate':
        'DPoP error="insufficient_user_authentication", ' +
        `error_description="A more recent sign-in is needed", max_age="${maxAgeSeconds}"`,
    },
  });
}
