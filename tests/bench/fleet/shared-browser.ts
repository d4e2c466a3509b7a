/**
 * Gives a process the browser that its workers share. Import it before the POD's modules: `webextension-polyfill` takes
 * a browser that is already there.
 */
import { sharedTabs } from './screen-tabs.ts';

const browser = { runtime: { id: 'fleet' }, tabs: sharedTabs };
Object.assign(globalThis, { browser, chrome: browser });
