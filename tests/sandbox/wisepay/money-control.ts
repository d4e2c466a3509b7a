/** The controls of what happens around money: at the terminals, at the banks, and by WisePay's rules. */
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import type { Ledger } from './ledger/ledger.ts';
import { ledgerReport } from './ledger/report.ts';
import { changeSettings, settingsChangeSchema, stepUpSchema } from './ledger/settings.ts';
import {
  paymentSettlementSchema,
  refundSettlementSchema,
  settlePayment,
  settleRefund,
} from './ledger/settlement.ts';
import { presentAt, presentSchema } from './ledger/simulator.ts';
import { jsonBody, Refusal, valid } from './problem.ts';
import { formFields } from './web/forms.ts';
import { simulatorPage } from './web/simulator-page.ts';

/** Where the page of the simulated terminals is. */
const terminalsPath = '/__sandbox/terminals';

export function createMoneyControl(ledger: Ledger): Hono {
  const app = new Hono();
  app.use('/terminals/*', csrf());

  app.get('/ledger', (c) => c.json({ ...ledgerReport(ledger.state), violations: ledger.violations }));

  app.get('/terminals', (c) => {
    c.header('Refresh', '3');
    c.header('Cache-Control', 'no-store');
    return c.html(simulatorPage(ledger.state, terminalsPath));
  });

  app.post('/terminals/:terminal/present', async (c) => {
    if (!isForm(c)) {
      presentAt(ledger, c.req.param('terminal'), await jsonBody(c, presentSchema));
      return c.body(null, 204);
    }
    try {
      presentAt(ledger, c.req.param('terminal'), valid(presentSchema, await formFields(c)));
    } catch (error) {
      // The payment ended while the page was open; the page shows what there is now.
      if (!(error instanceof Refusal && error.problem.code === 'nothing_waiting')) throw error;
    }
    return c.redirect(terminalsPath, 303);
  });

  app.post('/refunds/:id/settle', async (c) => {
    const { state, failure } = await jsonBody(c, refundSettlementSchema);
    settleRefund(ledger, c.req.param('id'), state, failure);
    return c.body(null, 204);
  });

  app.post('/payments/:id/settle', async (c) => {
    settlePayment(ledger, c.req.param('id'), (await jsonBody(c, paymentSettlementSchema)).state);
    return c.body(null, 204);
  });

  app.post('/wisepay/options', async (c) =>
    c.json(changeSettings(ledger, await jsonBody(c, settingsChangeSchema))),
  );

  app.post('/step-up', async (c) => {
    changeSettings(ledger, { stepUp: await jsonBody(c, stepUpSchema) });
    return c.body(null, 204);
  });

  return app;
}

function isForm(c: Context): boolean {
  return c.req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded') ?? false;
}
