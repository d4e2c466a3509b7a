/** Controls for what happens around money: at the terminals, at the banks, and by WisePay's rules. */
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import type { Ledger } from '../ledger/ledger.ts';
import {
  paymentSettlementSchema,
  refundSettlementSchema,
  settlePayment,
  settleRefund,
} from '../ledger/payments/settlement.ts';
import { ledgerReport } from '../ledger/report.ts';
import { changeSettings, settingsChangeSchema, stepUpSchema } from '../ledger/settings.ts';
import { presentAt, presentSchema } from '../ledger/terminals/simulator.ts';
import { jsonBody, Refusal, valid } from '../problem.ts';
import { formFields } from '../web/forms.ts';
import { simulatorPage } from '../web/simulator-page.ts';

/** Where the page of the simulated terminals is. */
const terminalsPath = '/__sandbox/terminals';

/** These controls, with paths below `/__sandbox`. */
export function createMoneyControl(ledger: Ledger): Hono {
  const app = new Hono();
  app.use('/terminals/*', csrf());

  app.get('/ledger', (context) =>
    context.json({ ...ledgerReport(ledger.state), violations: ledger.violations }),
  );

  app.get('/terminals', (context) => {
    context.header('Refresh', '3');
    context.header('Cache-Control', 'no-store');
    return context.html(simulatorPage(ledger.state, terminalsPath));
  });

  app.post('/terminals/:terminal/present', async (context) => {
    if (!isForm(context)) {
      presentAt(ledger, context.req.param('terminal'), await jsonBody(context, presentSchema));
      return context.body(null, 204);
    }
    try {
      presentAt(ledger, context.req.param('terminal'), valid(presentSchema, await formFields(context)));
    } catch (error) {
      // The payment ended while the page was open; the page shows the current state.
      if (!(error instanceof Refusal && error.problem.code === 'nothing_waiting')) throw error;
    }
    return context.redirect(terminalsPath, 303);
  });

  app.post('/refunds/:id/settle', async (context) => {
    const { state, failure } = await jsonBody(context, refundSettlementSchema);
    settleRefund(ledger, context.req.param('id'), state, failure);
    return context.body(null, 204);
  });

  app.post('/payments/:id/settle', async (context) => {
    const { state, failure } = await jsonBody(context, paymentSettlementSchema);
    settlePayment(ledger, context.req.param('id'), state, failure);
    return context.body(null, 204);
  });

  app.post('/wisepay/options', async (context) =>
    context.json(changeSettings(ledger, await jsonBody(context, settingsChangeSchema))),
  );

  app.post('/step-up', async (context) => {
    changeSettings(ledger, { stepUp: await jsonBody(context, stepUpSchema) });
    return context.body(null, 204);
  });

  return app;
}

function isForm(context: Context): boolean {
  return context.req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded') ?? false;
}
