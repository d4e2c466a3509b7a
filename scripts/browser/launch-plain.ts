/** Starts a Chromium without any extension, for pictures that are to be alike on every machine. */
import { type Browser, chromium } from '@playwright/test';

/** How letters are drawn is the machine's own choice otherwise. */
const alike = ['--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text', '--hide-scrollbars'];

/** Starts it without a window; closing it ends it. */
export function launchPlain(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: alike });
}
