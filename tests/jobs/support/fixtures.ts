/** The fixtures of the end-to-end tests, with a browser of its own for each job, on a screen of a given size. */
import { findBrowser } from '../../../scripts/browser/find-browser.ts';
import { isHeaded, launchExtension } from '../../../scripts/browser/launch-extension.ts';
import { type ScreenSize, sizes } from '../../../scripts/jobs/takes.ts';
import { test as base } from '../../e2e/support/fixtures.ts';
import { fillProfile } from '../../e2e/support/profile-template.ts';

interface Fixtures {
  readonly size: ScreenSize;
}

export const test = base.extend<Fixtures>({
  size: [sizes['1280x800'], { option: true }],

  context: async ({ sandbox, profile, extension, size }, use) => {
    await fillProfile(profile);
    const context = await launchExtension({
      executablePath: await findBrowser(),
      extension,
      profile,
      headless: !isHeaded,
      sandboxPort: sandbox.port,
      size,
    });
    await use(context);
    await context.close();
  },
});
