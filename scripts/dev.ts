/**
 * `npm run dev`: runs the extension with hot reload, the sandbox, and a browser on a demo invoice. A change to the
 * panel, the popup, or the options page shows immediately; a change to the worker reloads the extension; after a change
 * to the content script, reload the page.
 */
import { createServer } from 'wxt';
import { findBrowser } from './browser/find-browser.ts';
import { showInvoice } from './demo/show-invoice.ts';
import { withSandbox } from './sandbox/with-sandbox.ts';

const folder = 'chrome-mv3-dev';

const executablePath = await findBrowser();
// `showInvoice` opens the browser, on the sandbox's addresses.
const server = await createServer({ mode: 'sandbox', outDirTemplate: folder, webExt: { disabled: true } });
await server.start();
try {
  await withSandbox(({ port }) =>
    showInvoice({
      executablePath,
      extension: `${process.cwd()}/.output/${folder}`,
      sandboxPort: port,
      invitation: '\nChange a file and look. Close the browser or press Ctrl+C to stop.',
    }),
  );
} finally {
  await server.stop();
}
