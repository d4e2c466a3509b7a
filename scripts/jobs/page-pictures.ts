/** The documents' pictures of the whole page, with PSA around the panel: made of screenshots of jobs. */
import { documentPicturesFolder } from '../gallery/document-pictures.ts';
import { findScreenshots, type WantedScreenshots } from './find-screenshots.ts';

/** Where they are saved. */
export const pagePictures = {
  actions: `${documentPicturesFolder}/four-actions.gif`,
  invoice: `${documentPicturesFolder}/invoice.png`,
} as const;

type WantedScreenshot = Omit<WantedScreenshots, 'jobs'> & { readonly job: string };

/** Which screenshot shows an invoice with the panel beside it. */
export const invoicePicture: Omit<WantedScreenshot, 'folder'> = {
  job: 'pay',
  size: '1280x800',
  place: 'panel',
};

/**
 * The first screenshot of a job (PNG).
 *
 * @throws {Error} if the job has none
 */
export async function firstScreenshot({ job, ...wanted }: WantedScreenshot): Promise<Uint8Array> {
  const [[first] = []] = await findScreenshots({ ...wanted, jobs: [job] });
  if (first === undefined) throw new Error(`There are no screenshots of ${job}.`);
  return first;
}
