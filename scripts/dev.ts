/**
 * `npm run dev`: runs the extension with hot reload, the sandbox, and a browser on a demo invoice. A change to the
 * panel, the popup, or the options page shows immediately. A change to the worker or the content script reloads the
 * extension; then reload the page.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createServer, type WxtDevServer } from 'wxt';
import { findBrowser } from './browser/find-browser.ts';
import { runCommand } from './command.ts';
import { showInvoice } from './demo/show-invoice.ts';
import { withSandbox } from './sandbox/with-sandbox.ts';

const folder = 'chrome-mv3-dev';
const contentScript = `.output/${folder}/content-scripts/invoice.js`;

/**
 * WXT registers a changed content script at run time, and the worker removes what it has not registered itself. So the
 * extension is loaded again, with the content script that its manifest names. WXT also calls this at every start of the
 * worker.
 */
function reloadWithContentScript(server: WxtDevServer): void {
  let loaded: string | undefined;
  server.reloadContentScript = () => {
    const built = readFileSync(contentScript, 'utf8');
    if (loaded !== undefined && built !== loaded) server.reloadExtension();
    loaded = built;
  };
}

async function main(port: number | undefined): Promise<void> {
  const executablePath = await findBrowser();
  // `showInvoice` opens the browser, on the sandbox's addresses.
  const server = await createServer({
    mode: 'sandbox',
    outDirTemplate: folder,
    webExt: { disabled: true },
    // Without a wish, WXT takes a free port.
    ...(port !== undefined && { dev: { server: { port, strictPort: true } } }),
  });
  reloadWithContentScript(server);
  await server.start();
  try {
    await withSandbox((sandbox) =>
      showInvoice({
        executablePath,
        extension: `${process.cwd()}/.output/${folder}`,
        sandboxPort: sandbox.port,
        reloads: true,
        invitation: '\nChange a file and look. Close the browser or press Ctrl+C to stop.',
      }),
    );
  } finally {
    await server.stop();
  }
}

const command = {
  script: 'scripts/dev.ts',
  failed: '\nThe development server did not work',
  portSetting: 'npm run dev -- --port 3010',
};
await runCommand(command, async () => {
  const { port } = parseArgs({ options: { port: { type: 'string' } } }).values;
  if (port !== undefined && !/^[1-9]\d{0,4}$/.test(port))
    throw new Error(`--port takes a number, not "${port}".`);
  await main(port === undefined ? undefined : Number(port));
});
