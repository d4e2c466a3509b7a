/**
 * Keeps the browser in step with policy and grants: one registered content script for each on-premise host that is both
 * named and granted, and no permission for a host that is not named. What there is to do is read off the browser each
 * time, so a worker that dies in the middle leaves nothing that the next one does not put right.
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

/** What the browser keeps for the extension. Every call rejects where the browser refuses. */
export interface HostBrowser {
  /** The host permissions that are held beyond the manifest's own, as match patterns. */
  grants(): Promise<readonly string[]>;
  /** Gives a permission back. */
  revoke(permission: string): Promise<void>;
  /** The registered scripts. They outlive the worker and the browser. */
  scripts(): Promise<readonly HostScript[]>;
  /** For pages that are loaded from now on. */
  register(script: HostScript): Promise<void>;
  unregister(id: string): Promise<void>;
  /** The tabs in which such pages are open already, by their ids. */
  openTabs(matches: readonly string[]): Promise<readonly number[]>;
  /** Whether a content script answers in a tab. */
  hasScript(tabId: number): Promise<boolean>;
  /** Runs the content script in a page that is open already. */
  start(tabId: number): Promise<void>;
}

/** Neither of the two rejects: what fails is reported, and tried again with the next call. */
export interface HostScripts {
  /** Brings everything in step; one call after the other. */
  keepInStep(): Promise<void>;
  /** For a new grant: the same, and the pages that are open already need no reload. */
  granted(): Promise<void>;
}

/** Makes the one keeper of a worker. It does nothing before it is told to. */
export function createHostScripts(hosts: Pick<OnPremiseHosts, 'list'>, browser: HostBrowser): HostScripts {
  const inTurn = createTurns();

  /** Whatever any of them fails with keeps none of the others back. */
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
    // Only now: a grant that was wider than one host may have covered a named one, and is gone.
    const wanted = await allowedScripts();
    const present = await browser.scripts();
    const differs = (all: readonly HostScript[]) => (one: HostScript) =>
      !all.some((other) => isSame(one, other));
    await each(present.filter(differs(wanted)), ({ id }) => browser.unregister(id));
    await each(wanted.filter(differs(present)), (script) => browser.register(script));
  }

  /** A page must not have two scripts: the one would end the other. */
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
