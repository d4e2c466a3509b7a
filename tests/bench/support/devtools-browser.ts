/** A browser to measure in: started without a test tool, in a new profile, and controlled through DevTools. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { debuggingAddress } from '../../../scripts/browser/debugging-address.ts';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';
import { launchArguments } from '../../../scripts/browser/launch-extension.ts';
import { connectDevtools, type Devtools, type Session } from './devtools.ts';
import { createTab, type Tab } from './tab.ts';

export interface DevtoolsBrowser {
  readonly devtools: Devtools;
  /** Opens a tab and waits until it has loaded. In its own window, the tab stays in front when others open. */
  openTab(url: string, place?: 'tab' | 'window'): Promise<Tab>;
  /** The targets whose address ends in `path`, such as `/panel.html`. */
  targets(path: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

const targetsSchema = v.object({ targetInfos: v.array(v.object({ targetId: v.string(), url: v.string() })) });
const createdSchema = v.object({ targetId: v.string() });

/**
 * Starts the browser.
 *
 * @param extension the folder of the unpacked extension; null for none
 * @param sandboxPort the sandbox's real port
 */
export async function startDevtoolsBrowser(
  extension: string | null,
  sandboxPort: number,
): Promise<DevtoolsBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'wisepay-bench-'));
  const browserProcess = spawn(
    await findBrowser(),
    [
      ...launchArguments({ extension, sandboxPort }),
      '--headless=new',
      '--remote-debugging-port=0',
      '--window-size=1280,900',
      '--enable-precise-memory-info',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(browserProcess, 'exit');
  // The browser must end with this process, however it ends.
  const kill = () => browserProcess.kill();
  process.once('exit', kill);
  const devtools = await connectDevtools(await debuggingAddress(browserProcess.stderr));

  async function targets(path: string) {
    const { targetInfos } = v.parse(targetsSchema, await devtools.send('Target.getTargets'));
    return targetInfos
      .filter(({ url }) => new URL(url).pathname.endsWith(path))
      .map(({ targetId }) => targetId);
  }

  return {
    devtools,
    targets,
    async openTab(url, place = 'tab') {
      const newWindow = place === 'window';
      const created = await devtools.send('Target.createTarget', { url: 'about:blank', newWindow });
      const { targetId } = v.parse(createdSchema, created);
      const session: Session = await devtools.attach(targetId);
      const tab = await createTab(session, () => devtools.send('Target.closeTarget', { targetId }));
      await tab.goto(url);
      return tab;
    },
    async close() {
      // The browser closes the connection instead of answering.
      await devtools.send('Browser.close').catch(() => {});
      await ended;
      process.off('exit', kill);
      devtools.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
