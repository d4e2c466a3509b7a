/**
 * `npm start`: builds the extension for the sandbox, starts the sandbox and a browser, and opens a demo invoice.
 * Without a display, or with `--once`, it does the main job by itself and ends.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser/find-browser.ts';
import { hasDisplay, launchExtension } from './browser/launch-extension.ts';
import { doMainJob } from './demo/main-job.ts';
import { buildSandbox, sandboxExtension } from './sandbox/build-sandbox.ts';
import { withSandbox } from './sandbox/with-sandbox.ts';

const invitation = (sandboxPort: number) => `
The POD is on the invoice in the browser window. Try:

  1. “Sign in to WisePay”: the password of everybody is  sandbox
  2. “Pay Invoice”: pay on WisePay’s screen, close that tab, and see the invoice paid
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
  await withSandbox((sandbox) => demonstrate(executablePath, sandbox.port, isOnce));
}

async function demonstrate(executablePath: string, sandboxPort: number, isOnce: boolean) {
  const context = await launchExtension({
    executablePath,
    extension: sandboxExtension,
    profile: '',
    headless: isOnce,
    sandboxPort,
  });
  try {
    if (isOnce) {
      await doMainJob(context);
      console.log('\nThe invoice is paid. Pictures of each step: .output/demo/');
    } else {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(
        'http://psa.localhost:4600/v2025_1/ConnectWise.aspx?locale=en_US&routeTo=InvoiceFV&recid=5101',
      );
      console.log(invitation(sandboxPort));
      await Promise.race([
        context.waitForEvent('close', { timeout: 0 }),
        once(process, 'SIGINT'),
        once(process, 'SIGTERM'),
      ]);
    }
  } finally {
    await context.close().catch(() => {});
  }
}

const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
try {
  await main(values.once || !hasDisplay());
} catch (error) {
  console.error(`\nThe demo did not work: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
