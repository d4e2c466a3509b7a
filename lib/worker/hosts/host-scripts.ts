/**
 * Keeps the browser in step with policy and grants: one registered content script for each on-premise host that is both
 * named and granted, and no permission for a host that is not named. Compares with the browser's state each time, so
 * the next worker corrects what a worker that dies midway leaves.
 */
import browser from 'webextension-polyfill';
import { servedMatches } from '../../policy/build-settings.ts';
import type { PageQuestion } from '../../protocol/page-messages.ts';
import { permissionFor } from '../../psa/host-permission.ts';
import { psaMatchesOn } from '../../psa/hosts.ts';
import { reportDefect } from '../../report-defect.ts';
import { createTurns } from '../../turns.ts';
import { listOnPremiseHosts, type NamedHosts } from './on-premise-hosts.ts';

/** The content script on one host's pages. */
interface HostScript {
  /** The browser's name for the registration. */
  readonly id: string;
  /** Match patterns of the pages. */
  readonly matches: readonly string[];
}

/** Neither call rejects: a failure is reported, and the next call tries again. */
export interface HostScripts {
  /** Brings everything in step; calls run one after the other. */
  keepInStep(): Promise<void>;
  /** For a new grant: the same, and pages that are already open need no reload. */
  granted(): Promise<void>;
}

/** Creates the host scripts of a worker. Does nothing until called. */
export function createHostScripts(named: NamedHosts): HostScripts {
  const inTurn = createTurns();

  async function run(): Promise<void> {
    await revokeUnnamed(named).catch(reportDefect);
    // Only now: a grant that is now gone may have been wider than one host, and have covered a named one.
    const wanted = await allowedScripts(named);
    const present = await registeredScripts();
    const differs = (all: readonly HostScript[]) => (one: HostScript) =>
      !all.some((other) => isSame(one, other));
    await each(present.filter(differs(wanted)), ({ id }) =>
      browser.scripting.unregisterContentScripts({ ids: [id] }),
    );
    await each(wanted.filter(differs(present)), register);
  }

  function keepInStep(): Promise<void> {
    return inTurn(run).catch(reportDefect);
  }

  return {
    keepInStep,
    async granted() {
      await keepInStep();
      const scripts = await allowedScripts(named).catch((error) => {
        reportDefect(error);
        return [];
      });
      await each(scripts, ({ matches }) => startWhereNone(matches));
    },
  };
}

/** A failure of one does not stop the others. */
async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  await Promise.all(items.map((item) => work(item).catch(reportDefect)));
}

async function revokeUnnamed(named: NamedHosts): Promise<void> {
  const own = (await listOnPremiseHosts(await named())).filter(({ state }) => state !== 'served');
  const kept = new Set([
    ...own.map(({ host }) => permissionFor(host)),
    // The browser also lists the sites of the manifest's own content scripts as granted.
    ...servedMatches,
  ]);
  const { origins = [] } = await browser.permissions.getAll();
  await each(
    origins.filter((origin) => !kept.has(origin)),
    (origin) => browser.permissions.remove({ origins: [origin] }),
  );
}

async function allowedScripts(named: NamedHosts): Promise<HostScript[]> {
  const allowed = (await listOnPremiseHosts(await named())).filter(({ state }) => state === 'allowed');
  return allowed.map(({ host }) => ({ id: `on-premise:${host}`, matches: psaMatchesOn(host) }));
}

/** They outlive the worker and the browser. */
async function registeredScripts(): Promise<HostScript[]> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  return registered.map(({ id, matches = [] }) => ({ id, matches }));
}

function isSame(a: HostScript, b: HostScript): boolean {
  return a.id === b.id && [...a.matches].sort().join() === [...b.matches].sort().join();
}

/** For pages that are loaded from now on. */
async function register({ id, matches }: HostScript): Promise<void> {
  await browser.scripting.registerContentScripts([
    {
      id,
      js: scriptFiles(),
      matches: [...matches],
      excludeMatches: [...servedMatches],
      runAt: 'document_idle',
      // Keeps the script in place before the worker starts, like the manifest's script.
      persistAcrossSessions: true,
    },
  ]);
}

/** For pages that are open already. A page must not have two scripts: one would end the other. */
async function startWhereNone(matches: readonly string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...matches], status: 'complete', discarded: false });
  await each(
    tabs.flatMap(({ id }) => id ?? []),
    async (tabId) => {
      if (await hasScript(tabId)) return;
      await browser.scripting.executeScript({ target: { tabId }, files: scriptFiles() });
    },
  );
}

/** Whether a content script answers in a tab. */
async function hasScript(tabId: number): Promise<boolean> {
  const question: PageQuestion = { kind: 'page.describe' };
  try {
    await browser.tabs.sendMessage(tabId, question, { frameId: 0 });
    return true;
  } catch {
    return false;
  }
}

/** The files of the package's own content script. */
function scriptFiles(): string[] {
  return (browser.runtime.getManifest().content_scripts ?? []).flatMap(({ js }) => js ?? []);
}
