/** Terminal payments: follow one, and cancel one. */
import { Hono } from 'hono';
import { terminalCancelRequestSchema } from '#lib/wisepay/schemas/requests.ts';
import { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { findTerminalPayment, requireTerminalPayment } from '../ledger/terminals/terminal-payment-changes.ts';
import { cancelTerminalPayment } from '../ledger/terminals/terminal-payments.ts';
import { terminalPaymentView } from '../ledger/view.ts';
import { jsonBody } from '../problem.ts';
import { answer } from './answer.ts';
import type { ApiEnv } from './api-env.ts';
import { idempotent } from './idempotent.ts';
import { untilNewer } from './long-poll.ts';

/** `GET /terminal-payments/{id}` and `POST /terminal-payments/{id}/cancel`. */
export function terminalPaymentRoutes(ledger: Ledger): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get('/:id', async (context) => {
    const id = context.req.param('id');
    await untilNewer(context, ledger, () => findTerminalPayment(ledger.state, id)?.terminalPayment.version);
    return answerTerminalPayment(ledger, id, context.req.url);
  });

  app.post('/:id/cancel', idempotent(ledger, 'terminal_cancel'), async (context) => {
    await jsonBody(context, terminalCancelRequestSchema);
    const id = context.req.param('id');
    cancelTerminalPayment(ledger, id);
    return answerTerminalPayment(ledger, id, context.req.url, 202);
  });

  return app;
}

/**
 * The terminal payment's current state; `url` is the request's own.
 * @throws {Refusal} 404 `terminal_payment_unknown`
 */
export function answerTerminalPayment(ledger: Ledger, id: string, url: string, status = 200): Response {
  const { invoice, terminalPayment } = requireTerminalPayment(ledger.state, id);
  const view = terminalPaymentView(terminalPayment, invoice.id, new URL(url).origin);
  return answer(terminalPaymentSchema, view, status);
}
