/** The terminal that was used last in this browser. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';

const key = 'terminal.last';
const settingSchema = v.object({ [key]: v.string() });

/** Its id at WisePay; undefined where none was used yet. */
export async function readLastTerminal(): Promise<string | undefined> {
  const stored = v.safeParse(settingSchema, await browser.storage.local.get(key));
  return stored.success ? stored.output[key] : undefined;
}

/** @param terminalId its id at WisePay */
export async function writeLastTerminal(terminalId: string): Promise<void> {
  await browser.storage.local.set({ [key]: terminalId });
}
