/**
 * Keeps the browser in step with policy and grants: one registered content script for each on-premise host that is both
 * named and granted, and no permission for a host that is not named. Compares with the browser's state each time, so
 * the next worker corrects what a worker that dies midway leaves.
 */

import { permissionFor } from '../../psa/host-permission.ts';
import { psaMatchesOn } from '../../psa/hosts.ts';
import { reportDefect } from '../../report-defect.ts';
import { createTurns } from '../../turns.ts';
import type { OnPremiseHosts } from './on-premise-hosts.ts';

/** The content script on one host's pages. */
export interface HostScript {
  /** The browser's name for the registration. */
  readonly id: string;
  /** Match patterns of the pages. */
  readonly matches: readonly string[];
}

/** What the browser keeps for the extension. Every call rejects if the browser refuses. */
export interface HostBrowser {
  /** The host permissions beyond the manifest's own, as match patterns. */
  grants(): Promise<readonly string[]>;
  /** Gives a permission back. */
  revoke(permission: string): Promise<void>;
  /** The registered scripts. They outlive the worker and the browser. */
  scripts(): Promise<readonly HostScript[]>;
  /** For pages that are loaded from now on. */
  register(script: HostScript): Promise<void>;
  unregister(id: string): Promise<void>;
  /** The IDs of the tabs in which such pages are already open. */
  openTabs(matches: readonly string[]): Promise<readonly number[]>;
  /** Whether a content script answers in a tab. */
  hasScript(tabId: number): Promise<boolean>;
  /** Runs the content script in a page that is open already. */
  start(tabId: number): Promise<void>;
}

/** Neither call rejects: a failure is reported, and the next call tries again. */
export interface HostScripts {
  /** Brings everything in step; calls run one after the other. */
  keepInStep(): Promise<void>;
  /** For a new grant: the same, and pages that are already open need no reload. */
  granted(): Promise<void>;
}

/** Creates the host scripts of a worker. Does nothing until called. */
export function createHostScripts(hosts: Pick<OnPremiseHosts, 'list'>, browser: HostBrowser): HostScripts {
  const inTurn = createTurns();

  /** A failure of one does not stop the others. */
  async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
    await Promise.all(items.map((item) => work(item).catch(reportDefect)));
  }

  async function revokeUnnamed(): Promise<void> {
    const own = (await hosts.list()).filter(({ state }) => state !== 'served');
    const named = new Set(own.map(({ host }) => permissionFor(host)));
    const grants = await browser.grants();
    await each(
      grants.filter((grant) => !named.has(grant)),
      (grant) => browser.revoke(grant),
    );
  }

  async function allowedScripts(): Promise<HostScript[]> {
    const allowed = (await hosts.list()).filter(({ state }) => state === 'allowed');
    return allowed.map(({ host }) => ({ id: `on-premise:${host}`, matches: psaMatchesOn(host) }));
  }

  async function run(): Promise<void> {
    await revokeUnnamed().catch(reportDefect);
    // Only now: a grant that is now gone may have been wider than one host, and have covered a named one.
    const wanted = await allowedScripts();
    const present = await browser.scripts();
    const differs = (all: readonly HostScript[]) => (one: HostScript) =>
      !all.some((other) => isSame(one, other));
    await each(present.filter(differs(wanted)), ({ id }) => browser.unregister(id));
    await each(wanted.filter(differs(present)), (script) => browser.register(script));
  }

  /** A page must not have two scripts: one would end the other. */
  async function startWhereNone(matches: readonly string[]): Promise<void> {
    await each(await browser.openTabs(matches), async (tabId) => {
      if (!(await browser.hasScript(tabId))) await browser.start(tabId);
    });
  }

  function keepInStep(): Promise<void> {
    return inTurn(run).catch(reportDefect);
  }

  return {
    keepInStep,
    async granted() {
      await keepInStep();
      const scripts = await allowedScripts().catch((error) => {
        reportDefect(error);
        return [];
      });
      await each(scripts, ({ matches }) => startWhereNone(matches));
    },
  };
}

function isSame(a: HostScript, b: HostScript): boolean {
  return a.id === b.id && [...a.matches].sort().join() === [...b.matches].sort().join();
}
