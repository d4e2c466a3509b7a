/**
 * `npm run moving-picture`: makes the documents' pictures of the whole page from the screenshots that `npm run jobs` has
 * left: the README's moving picture of the four actions, and the user guide's picture of an invoice. `--help` lists its
 * options.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { findScreenshots } from './jobs/find-screenshots.ts';
import { movingPicture } from './jobs/moving-picture.ts';
import { firstScreenshot, invoicePicture, pagePictures } from './jobs/page-pictures.ts';

await runCommand(
  { script: 'scripts/moving-picture.ts', failed: 'The moving picture was not made' },
  async () => {
    const { values } = parseArgs({
      options: {
        folder: { type: 'string', default: '.output/jobs' },
        jobs: { type: 'string', default: 'pay,terminal,remind,refund' },
        size: { type: 'string', default: '1280x800' },
        place: { type: 'string', default: 'panel' },
      },
    });
    const screenshots = await findScreenshots({ ...values, jobs: values.jobs.split(',') });
    const invoice = await firstScreenshot({ ...invoicePicture, folder: values.folder });
    await writeFile(pagePictures.actions, await movingPicture(screenshots));
    console.log(`Moving picture of ${screenshots.length} jobs: ${pagePictures.actions}`);
    await writeFile(pagePictures.invoice, invoice);
    console.log(`Picture of an invoice: ${pagePictures.invoice}`);
  },
);
