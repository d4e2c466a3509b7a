/** A browser with host permissions and registered scripts, a policy, and workers that may die at any time. */
import { createHostScripts, type HostBrowser, type HostScript } from '#lib/worker/hosts/host-scripts.ts';
import { createOnPremiseHosts } from '#lib/worker/hosts/on-premise-hosts.ts';

export const served = ['*.myconnectwise.net'];

export class HostWorld {
  named: string[] = [];
  grants: string[] = [];
  scripts: HostScript[] = [];
  /** The tabs that show pages of each host, and those in which a content script runs. */
  tabs: Readonly<Record<string, readonly number[]>> = {};
  readonly running = new Set<number>();
  /** Each start of a content script in a tab. */
  readonly started: number[] = [];
  /** What the browser refuses to change: a permission, a script ID, or a tab as in `tab 7`. */
  readonly refusals = new Set<string>();

  /** Whether a grant covers the permission. The only pattern that it supports is the one for all hosts. */
  covers(permission: string): boolean {
    return this.grants.includes(permission) || this.grants.includes('https://*/*');
  }

  /**
   * A worker in this browser.
   *
   * @param steps how many of the browser's answers it receives before it dies
   */
  worker(steps = Number.POSITIVE_INFINITY) {
    let left = steps;
    const step = async <T>(work: () => T): Promise<T> => {
      await null;
      // What a dead worker waits for never happens.
      if (left <= 0) return new Promise<never>(() => {});
      left -= 1;
      return work();
    };
    const change = (about: string, work: () => void) =>
      step(() => {
        if (this.refusals.has(about)) throw new Error('refused');
        work();
      });
    const browser: HostBrowser = {
      grants: () => step(() => [...this.grants]),
      revoke: (permission) =>
        change(permission, () => {
          this.grants = this.grants.filter((grant) => grant !== permission);
        }),
      scripts: () => step(() => [...this.scripts]),
      register: (script) =>
        change(script.id, () => {
          if (this.scripts.some(({ id }) => id === script.id)) throw new Error('Duplicate script ID');
          this.scripts = [...this.scripts, script];
        }),
      unregister: (gone) =>
        change(gone, () => {
          if (!this.scripts.some(({ id }) => id === gone)) throw new Error('Nonexistent script ID');
          this.scripts = this.scripts.filter(({ id }) => id !== gone);
        }),
      openTabs: (matches) => step(() => this.tabs[new URL(matches[0] ?? '').host] ?? []),
      hasScript: (tabId) => step(() => this.running.has(tabId)),
      start: (tabId) =>
        change(`tab ${tabId}`, () => {
          this.started.push(tabId);
          this.running.add(tabId);
        }),
    };
    const hosts = createOnPremiseHosts({
      served,
      grantable: ['https://*/*'],
      named: () => step(() => this.named),
      isGranted: (permission) => step(() => this.covers(permission)),
    });
    return createHostScripts(hosts, browser);
  }
}
