/**
 * `npm run gallery`: saves a picture of every state of the POD, light and dark, under `.output/gallery/`.
 * `-- --language ar` uses a language other than English; `-- --readme` also saves the README's pictures, under
 * `docs/images/`.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { languages } from '../lib/i18n/languages.ts';
import { galleryStates } from '../sandbox/gallery/states/all-states.ts';
import { findBrowser } from './browser/find-browser.ts';
import { launchPlain } from './browser/launch-plain.ts';
import { readmePictures } from './gallery/readme-pictures.ts';
import { type Pictures, savePictures } from './gallery/save-pictures.ts';
import { withSandbox } from './sandbox/with-sandbox.ts';

const folder = '.output/gallery';

function allPictures(language: string, scheme: Pictures['scheme']): Pictures {
  const pictures = galleryStates().map((state) => ({
    state,
    path: `${folder}/${language}/${scheme}/${state.name}.png`,
  }));
  return { language, scheme, pictures };
}

async function main(language: string, isForReadme: boolean) {
  if (!languages.some((known) => known === language)) {
    throw new Error(`--language takes ${languages.join(', ')}, not "${language}".`);
  }
  await rm(`${folder}/${language}`, { recursive: true, force: true });
  const executablePath = await findBrowser();
  await withSandbox(async (sandbox) => {
    const browser = await launchPlain(executablePath);
    try {
      const all = [allPictures(language, 'light'), allPictures(language, 'dark')];
      for (const pictures of [...all, ...(isForReadme ? readmePictures() : [])]) {
        await savePictures(browser, sandbox.port, pictures);
      }
    } finally {
      await browser.close();
    }
  });
  console.log(
    `Pictures of every state: ${folder}/${language}/${isForReadme ? ', and those of the README' : ''}`,
  );
}

const { values } = parseArgs({
  options: { language: { type: 'string', default: 'en' }, readme: { type: 'boolean', default: false } },
});
try {
  await main(values.language, values.readme);
} catch (error) {
  console.error(`The pictures were not taken: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
