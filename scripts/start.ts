/**
 * `npm start`: builds the extension for the sandbox, starts the sandbox and a browser, and opens a demo invoice.
 * Without a display, or with `--once`, it does the main job automatically and exits.
 */
import { parseArgs } from 'node:util';
import { findBrowser } from './browser/find-browser.ts';
import { hasDisplay, launchExtension } from './browser/launch-extension.ts';
import { runCommand } from './command.ts';
import { doMainJob } from './demo/main-job.ts';
import { type ShowInvoiceOptions, showInvoice } from './demo/show-invoice.ts';
import { buildSandbox, sandboxExtension } from './sandbox/build-sandbox.ts';
import { withSandbox } from './sandbox/with-sandbox.ts';

const invitation = (sandboxPort: number) => `
The POD is on the invoice in the browser window. Try:

  1. “Sign in to WisePay”: everyone's password is  sandbox
  2. “Pay Invoice”: pay on WisePay’s page, close that tab, and see the invoice paid
  3. other invoices, through Finance > Invoice Search in PSA
  4. “Send to Terminal”, and then present a card on the simulator:
     http://127.0.0.1:${sandboxPort}/__sandbox/terminals
  5. “Refund” on invoice 20103, “Re-send Reminder” on 20102
  6. another person: sign out of PSA (top right) and in again as
     sam.merchant@, lee.user@, kim.former@ or new.tech@northwind-msp.example

Close the browser or press Ctrl+C to stop.`;

async function main(isOnce: boolean) {
  const executablePath = await findBrowser();
  buildSandbox({ showsReport: false });
  await withSandbox(async ({ port: sandboxPort }) => {
    const browser = { executablePath, extension: sandboxExtension, sandboxPort };
    if (isOnce) await demonstrate(browser);
    else await showInvoice({ ...browser, invitation: invitation(sandboxPort) });
  });
}

/** Does the main job without a window. */
async function demonstrate(browser: Omit<ShowInvoiceOptions, 'invitation'>) {
  const context = await launchExtension({ ...browser, profile: '', headless: true });
  try {
    await doMainJob(context);
    console.log('\nThe invoice is paid. Pictures of each step: .output/demo/');
  } finally {
    await context.close().catch(() => {});
  }
}

await runCommand({ script: 'scripts/start.ts', failed: '\nThe demo did not work' }, async () => {
  const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
  await main(values.once || !hasDisplay());
});
