/** Refunds: make one, and follow one. */
import { Hono } from 'hono';
import { refundSchema } from '#lib/wisepay/schemas/payment.ts';
import { refundRequestSchema } from '#lib/wisepay/schemas/requests.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { findRefund } from '../ledger/payments/payment-changes.ts';
import { bookRefund, planRefund } from '../ledger/payments/refunds.ts';
import { settleRefund } from '../ledger/payments/settlement.ts';
import { refundView } from '../ledger/view.ts';
import { jsonBody, Refusal } from '../problem.ts';
import { answer } from './answer.ts';
import type { ApiEnv } from './api-env.ts';
import { idempotent } from './idempotent.ts';
import { untilNewer } from './long-poll.ts';
import { requireRecentSignIn } from './step-up.ts';

/** `POST /payments/{id}/refunds`. */
export function paymentRoutes(ledger: Ledger): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.post('/:id/refunds', idempotent(ledger, 'refund'), async (context) => {
    const request = await jsonBody(context, refundRequestSchema);
    if (ledger.state.settings.refundsSettleBetween) settleBetween(ledger, context.req.param('id'));
    const planned = planRefund(ledger.state, context.req.param('id'), request);
    // Checked last, so that no one has to sign in again for a refund that would be refused anyway.
    requireRecentSignIn(ledger, planned, context.var.authenticatedAt);
    return answerRefund(ledger, bookRefund(ledger, planned, context.var.user.name), 202);
  });
  return app;
}

/** `GET /refunds/{id}`. */
export function refundRoutes(ledger: Ledger): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.get('/:id', async (context) => {
    const id = context.req.param('id');
    await untilNewer(context, ledger, () => findRefund(ledger.state, id)?.refund.version);
    return answerRefund(ledger, id, 200);
  });
  return app;
}

/** Settles the invoice's pending refunds, as a gateway that is faster than the next refund. */
function settleBetween(ledger: Ledger, paymentId: string): void {
  const invoice = ledger.state.invoices.find(({ payments }) => payments.some(({ id }) => id === paymentId));
  const refunds = invoice?.payments.flatMap((payment) => payment.refunds) ?? [];
  for (const { id, state } of refunds) if (state === 'pending') settleRefund(ledger, id, 'succeeded');
}

function answerRefund(ledger: Ledger, id: string, status: number): Response {
  const found = findRefund(ledger.state, id);
  if (!found) throw new Refusal(404, 'refund_unknown');
  return answer(refundSchema, refundView(found.refund, found.payment), status);
}
