/** What runs in the browser's pages: a bundled script, and an empty page at PSA's address that loads nothing. */
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { lzmaAsModule } from '../../../sandbox/psa/bundle.ts';

export const psaAddress = 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx';

/** Bundles a script of this folder, with all that it imports, into one classic script. */
export async function bundle(script: string): Promise<string> {
  const result = await build({
    root: new URL('.', import.meta.url).pathname,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [lzmaAsModule],
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: new URL(script, import.meta.url).pathname,
        output: { format: 'iife' },
      },
    },
  });
  const output = Array.isArray(result) || !('output' in result) ? [] : result.output;
  const entry = output.find((file) => file.type === 'chunk');
  if (entry?.type !== 'chunk') throw new Error('Bundling the layouts gave no script');
  return entry.code;
}

/** A new tab in which PSA's address is an empty page, and nothing else is there to load. */
export async function emptyPsaPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 2000 } });
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Manage</title><body>' })
      : route.abort(),
  );
  return page;
}
