/** A browser with host permissions and registered scripts, a policy, and workers that may die at any time. */
import { vi } from 'vitest';
import browser, { type Scripting } from 'webextension-polyfill';
import { createHostScripts, type HostScripts } from '#lib/worker/hosts/host-scripts.ts';

/** A registration, as far as tests ask. */
type Script = Pick<Scripting.RegisteredContentScript, 'id'> & { readonly matches: readonly string[] };

/** The manifest's. */
export const contentScript = '/content-scripts/invoice.js';

/** A new world takes the fake browser over from the one before. */
export class HostWorld {
  named: string[] = [];
  grants: string[] = [];
  scripts: Script[] = [];
  /** All that was said at the last registration. */
  registered: Scripting.RegisteredContentScript | undefined;
  /** The tabs that show pages of each host, and those in which a content script runs. */
  tabs: Readonly<Record<string, readonly number[]>> = {};
  readonly running = new Set<number>();
  /** Each start of a content script in a tab. */
  readonly started: number[] = [];
  /** What the browser refuses to change: a permission, a script ID, or a tab as in `tab 7`. */
  readonly refusals = new Set<string>();
  /** The life of the worker that calls the browser now. */
  #life = { left: 0 };

  constructor() {
    vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
      manifest_version: 3,
      name: 'WisePay',
      version: '1.2.3',
      optional_host_permissions: ['https://*/*'],
      content_scripts: [{ matches: [], js: [contentScript] }],
    });
    this.#stubPermissions();
    this.#stubScripting();
    this.#stubTabs();
  }

  /** Whether a grant covers the permission. The only pattern that it supports is the one for all hosts. */
  covers(permission: string): boolean {
    return this.grants.includes(permission) || this.grants.includes('https://*/*');
  }

  /**
   * A worker in this browser. The one before it must be dead or have nothing left to do.
   *
   * @param steps how many of the browser's answers it receives before it dies
   */
  worker(steps = Number.POSITIVE_INFINITY): HostScripts {
    this.#life = { left: steps };
    return createHostScripts(() => this.#step(() => this.named));
  }

  async #step<T>(work: () => T): Promise<T> {
    const life = this.#life;
    await null;
    // What a dead worker waits for never happens.
    if (life.left <= 0) return new Promise<never>(() => {});
    life.left -= 1;
    return work();
  }

  #change(about: string, work: () => void): Promise<void> {
    return this.#step(() => {
      if (this.refusals.has(about)) throw new Error('refused');
      work();
    });
  }

  #stubPermissions(): void {
    const one = (origins: readonly string[] = []) => origins.join(' and ');
    vi.spyOn(browser.permissions, 'contains').mockImplementation(({ origins }) =>
      this.#step(() => this.covers(one(origins))),
    );
    vi.spyOn(browser.permissions, 'getAll').mockImplementation(() =>
      this.#step(() => ({ origins: [...this.grants] })),
    );
    vi.spyOn(browser.permissions, 'remove').mockImplementation(async ({ origins }) => {
      await this.#change(one(origins), () => {
        this.grants = this.grants.filter((grant) => grant !== one(origins));
      });
      return true;
    });
  }

  #stubScripting(): void {
    vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockImplementation(() =>
      this.#step(() => this.scripts.map(({ id, matches }) => ({ id, matches: [...matches] }))),
    );
    vi.spyOn(browser.scripting, 'registerContentScripts').mockImplementation(async (scripts) => {
      for (const script of scripts) {
        const { id, matches = [] } = script;
        await this.#change(id, () => {
          if (this.scripts.some((other) => other.id === id)) throw new Error('Duplicate script ID');
          this.scripts = [...this.scripts, { id, matches }];
          this.registered = script;
        });
      }
    });
    vi.spyOn(browser.scripting, 'unregisterContentScripts').mockImplementation(async (filter) => {
      for (const gone of filter?.ids ?? []) {
        await this.#change(gone, () => {
          if (!this.scripts.some(({ id }) => id === gone)) throw new Error('Nonexistent script ID');
          this.scripts = this.scripts.filter(({ id }) => id !== gone);
        });
      }
    });
    vi.spyOn(browser.scripting, 'executeScript').mockImplementation(async ({ target: { tabId }, files }) => {
      await this.#change(`tab ${tabId}`, () => {
        if (files?.join() !== contentScript) throw new Error('Not the content script');
        this.started.push(tabId);
        this.running.add(tabId);
      });
      return [];
    });
  }

  #stubTabs(): void {
    vi.spyOn(browser.tabs, 'query').mockImplementation(({ url }) =>
      this.#step(() => {
        const ids = this.tabs[new URL([url].flat()[0] ?? '').host] ?? [];
        return ids.map((id) => ({
          id,
          index: 0,
          active: false,
          pinned: false,
          highlighted: false,
          incognito: false,
        }));
      }),
    );
    vi.spyOn(browser.tabs, 'sendMessage').mockImplementation((tabId) =>
      this.#step(() => {
        if (!this.running.has(tabId)) throw new Error('Receiving end does not exist');
        return null;
      }),
    );
  }
}
