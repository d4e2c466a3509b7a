/** Bundles the script that draws the gallery's states, in memory. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The files that the page of one state loads. */
export interface GalleryBundle {
  /** Addresses of the page's script and style sheet. */
  readonly script: string;
  readonly style: string;
  /** All files of the page, by address. Each name changes with the content. */
  readonly files: ReadonlyMap<string, string | Uint8Array<ArrayBuffer>>;
}

/**
 * Bundles the real components, the states and the fonts. Takes about a second.
 *
 * @param base the address below which all files are, with a slash at the end
 * @throws {Error} if the bundle lacks the script or the style sheet
 */
export async function bundleGallery(base: string): Promise<GalleryBundle> {
  const root = fileURLToPath(new URL('./client/', import.meta.url));
  const result = await build({
    root,
    base,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      cssCodeSplit: false,
      cssMinify: false,
      // The page's own policy does not allow fonts in `data:` addresses.
      assetsInlineLimit: 0,
      target: 'esnext',
      rolldownOptions: { input: `${root}main.ts` },
    },
  });
  const output = Array.isArray(result) || !('output' in result) ? [] : result.output;
  const entry = output.find((file) => file.type === 'chunk' && file.isEntry);
  const style = output.find((file) => file.fileName.endsWith('.css'));
  if (entry === undefined || style === undefined) {
    throw new Error('Bundling the gallery gave no script or no style sheet.');
  }
  const files = output.map(
    (file) =>
      [`${base}${file.fileName}`, file.type === 'chunk' ? file.code : contentOf(file.source)] as const,
  );
  return { script: `${base}${entry.fileName}`, style: `${base}${style.fileName}`, files: new Map(files) };
}

/** The form that a response takes: bytes in their own buffer. */
function contentOf(source: string | Uint8Array): string | Uint8Array<ArrayBuffer> {
  return typeof source === 'string' ? source : new Uint8Array(source);
}
