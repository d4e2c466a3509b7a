/**
 * Prints the product files that a click on "Refund", the last button of the refund form, passes until the refund is in
 * the panel: those with a function that was called, for each process. A star marks those that neither draw nor run
 * without a click.
 *
 * Usage: npm run files-of-a-click
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BrowserContext, chromium, expect } from '@playwright/test';
import * as v from 'valibot';
import { build } from 'wxt';
import { connectDevtools, type Devtools, type Session } from '../tests/bench/support/devtools.ts';
import { makeReady, refund } from '../tests/e2e/support/actions.ts';
import { people, signInToBoth } from '../tests/e2e/support/people.ts';
import { firstTab } from '../tests/e2e/support/psa-tab.ts';
import { inWorker } from '../tests/e2e/support/worker.ts';
import { debuggingAddress } from './browser/debugging-address.ts';
import { findBrowser } from './browser/find-browser.ts';
import { launchArguments } from './browser/launch-extension.ts';
import { withSandbox } from './sandbox/with-sandbox.ts';

/** The processes, by the addresses of their DevTools targets. */
const processes = { page: /ConnectWise\.aspx/, panel: /\/panel\.html/, worker: /\/background\.js$/ };
const drawing = /^components\/|^lib\/i18n\//;
/** How long to watch what runs without a click, in ms; the click must take less. */
const idleMs = 6_000;

const targetsSchema = v.object({ targetInfos: v.array(v.object({ targetId: v.string(), url: v.string() })) });
const rangeSchema = v.object({ startOffset: v.number(), count: v.number() });
const functionsSchema = v.array(v.object({ ranges: v.tupleWithRest([rangeSchema], v.unknown()) }));
const coverageSchema = v.object({
  result: v.array(v.object({ url: v.string(), functions: functionsSchema })),
});

/** The files with a function that a process called since the last time. Code at the top of a module does not count. */
async function takeFiles(session: Session, extension: string): Promise<Set<string>> {
  const { result } = v.parse(coverageSchema, await session.send('Profiler.takePreciseCoverage'));
  const files = new Set<string>();
  for (const { url, functions } of result.filter((script) => script.url.startsWith('chrome-extension:'))) {
    const script = join(extension, new URL(url).pathname);
    const text = await readFile(script, 'utf8');
    const map = new SourceMap(JSON.parse(await readFile(`${script}.map`, 'utf8')));
    for (const { ranges } of functions) {
      const [{ startOffset, count }] = ranges;
      // The whole script is a function too.
      if (count === 0 || startOffset === 0) continue;
      const lines = text.slice(0, startOffset).split('\n');
      const entry = map.findEntry(lines.length - 1, lines.at(-1)?.length ?? 0);
      if (!('originalSource' in entry)) continue;
      const file = relative('.', resolve(script, '..', entry.originalSource));
      if (/^(lib|components|entrypoints)\//.test(file)) files.add(file);
    }
  }
  return files;
}

/** Counts calls from now on; each call of the result returns every process's files since the last one. */
async function watchProcesses(devtools: Devtools, extension: string) {
  const { targetInfos } = v.parse(targetsSchema, await devtools.send('Target.getTargets'));
  const sessions: Session[] = [];
  for (const address of Object.values(processes)) {
    const session = await devtools.attach(targetInfos.find(({ url }) => address.test(url))?.targetId ?? '');
    await session.send('Profiler.enable');
    await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    sessions.push(session);
  }
  return () => Promise.all(sessions.map((session) => takeFiles(session, extension)));
}

/** Fills in the form and presses the button; returns the files of each process for the idle time and for the click. */
async function click(context: BrowserContext, devtools: Devtools, extension: string) {
  const isPolicyKept = `chrome.storage.local.get('policy.last-known').then((kept) => 'policy.last-known' in kept)`;
  await expect.poll(() => inWorker(context, isPolicyKept), { timeout: 30_000 }).toBe(true);
  const tab = await firstTab(context);
  await makeReady(refund, tab);
  const { mouse } = tab.psa.page;
  const button = (await tab.pod.frame()).getByRole('button', { name: refund.lastButton });
  await button.click({ trial: true });
  const box = await button.boundingBox();
  if (box === null) throw new Error('The button is not drawn.');
  const spot = [box.x + box.width / 2, box.y + box.height / 2] as const;
  await mouse.move(...spot, { steps: 20 });

  const take = await watchProcesses(devtools, extension);
  await wait(1_000);
  await take();
  await wait(idleMs);
  const idle = await take();
  const start = performance.now();
  await mouse.click(...spot);
  await refund.expectDone(tab.pod);
  if (performance.now() - start > idleMs) throw new Error('The click took longer than the idle time.');
  return { idle, clicked: await take() };
}

function print({ idle, clicked }: Awaited<ReturnType<typeof click>>) {
  const starred = clicked.map((files, index) =>
    [...files].filter((file) => !drawing.test(file) && idle[index]?.has(file) !== true),
  );
  for (const [index, name] of Object.keys(processes).entries()) {
    console.log(`\n${name}: ${clicked[index]?.size}`);
    for (const file of [...(clicked[index] ?? [])].sort()) {
      console.log(`${starred[index]?.includes(file) ? '*' : ' '} ${file}`);
    }
  }
  const all = new Set(clicked.flatMap((files) => [...files]));
  console.log(`\n${all.size} files, ${new Set(starred.flat()).size} of them with a star`);
}

const folder = await mkdtemp(join(tmpdir(), 'wisepay-click-'));
const vite = () => ({ build: { sourcemap: true, minify: false as const } });
await build({ mode: 'sandbox', outDir: folder, outDirTemplate: 'extension', vite });
await withSandbox(async (sandbox) => {
  await signInToBoth(sandbox, people.pat);
  const extension = join(folder, 'extension');
  const flags = ['--headless=new', '--remote-debugging-port=0', '--window-size=1280,900', 'about:blank'];
  const profile = `--user-data-dir=${join(folder, 'profile')}`;
  const own = launchArguments({ extension, sandboxPort: sandbox.port });
  const browser = spawn(await findBrowser(), [...own, profile, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(browser, 'exit');
  try {
    const address = await debuggingAddress(browser.stderr);
    const [context] = (await chromium.connectOverCDP(address, { noDefaults: true })).contexts();
    if (context === undefined) throw new Error('The browser has no profile open.');
    print(await click(context, await connectDevtools(address), extension));
  } finally {
    browser.kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
process.exit();
