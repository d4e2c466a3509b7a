/** Reads a QR code like a camera, only from the pixels on the screen. */
import type { Locator, Page } from '@playwright/test';
import { type QrReading, readQrCode } from '../../unit/support/read-qr-code.ts';

/** The white border of a code, in modules. */
const quietZone = 4;

/** @param canvas any page that may use a canvas; it is not changed */
export async function scan(code: Locator, canvas: Page): Promise<QrReading> {
  const picture = (await code.screenshot({ animations: 'disabled' })).toString('base64');
  const modules = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  const rows = await canvas.evaluate(readModules, { picture, modules });
  return readQrCode(rows.slice(quietZone, -quietZone).map((row) => row.slice(quietZone, -quietZone)));
}

/** Runs in the page. Returns whether each module's center is black. @throws {Error} if it is not black or white */
async function readModules({ picture, modules }: { picture: string; modules: number }): Promise<boolean[][]> {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('The page cannot draw.');
  context.drawImage(bitmap, 0, 0);
  const middle = (index: number) => Math.floor(((index + 0.5) * bitmap.width) / modules);
  const indices = Array.from({ length: modules }, (_, index) => index);
  return indices.map((row) =>
    indices.map((column) => {
      const [red, green, blue] = context.getImageData(middle(column), middle(row), 1, 1).data;
      if (red !== green || green !== blue || (red !== 0 && red !== 255)) {
        throw new Error(`A module is rgb(${red}, ${green}, ${blue}).`);
      }
      return red === 0;
    }),
  );
}
