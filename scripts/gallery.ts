/**
 * `npm run gallery`: saves a picture of every state of the POD, light and dark, under `.output/gallery/`.
 * `-- --language ar` uses a language other than English; `-- --documents` saves the pictures in the README and the guides
 * instead, under `docs/images/`.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { wordsTags } from '../lib/i18n/languages.ts';
import { galleryStates } from '../sandbox/gallery/states/all-states.ts';
import { findBrowser } from './browser/find-browser.ts';
import { launchPlain } from './browser/launch-plain.ts';
import { runCommand } from './command.ts';
import { documentPictures, documentPicturesFolder } from './gallery/document-pictures.ts';
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

async function everyState(language: string) {
  if (!wordsTags.some((known) => known === language)) {
    throw new Error(`--language takes ${wordsTags.join(', ')}, not "${language}".`);
  }
  await rm(`${folder}/${language}`, { recursive: true, force: true });
  await save([allPictures(language, 'light'), allPictures(language, 'dark')]);
  console.log(`Pictures of every state: ${folder}/${language}/`);
}

async function ofTheDocuments() {
  await save(documentPictures());
  console.log(`Pictures in the README and the guides: ${documentPicturesFolder}/`);
}

async function save(wanted: readonly Pictures[]) {
  const executablePath = await findBrowser();
  await withSandbox(async (sandbox) => {
    const browser = await launchPlain(executablePath);
    try {
      for (const pictures of wanted) await savePictures(browser, sandbox.port, pictures);
    } finally {
      await browser.close();
    }
  });
}

await runCommand({ script: 'scripts/gallery.ts', failed: 'The pictures were not taken' }, async () => {
  const { values } = parseArgs({
    options: { language: { type: 'string', default: 'en' }, documents: { type: 'boolean', default: false } },
  });
  await (values.documents ? ofTheDocuments() : everyState(values.language));
});
