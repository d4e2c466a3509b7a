/** Starts a Chromium without extensions, for pictures that are the same on every machine. */
import { type Browser, chromium } from '@playwright/test';

/** Without these, text rendering depends on the machine. */
const alike = ['--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text', '--hide-scrollbars'];

/** Starts the browser without a window; closing it ends it. */
export function launchPlain(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: alike });
}
