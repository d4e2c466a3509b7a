/** Bundles the client's TypeScript once, in memory. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

interface ClientAsset {
  /** Changes with the content, so that browsers may cache it forever. */
  readonly path: string;
  readonly contentType: string;
  readonly content: string;
}

/**
 * The `lzma` package attaches its exports to `this`, which a bundler takes for a module without exports. Node does not
 * need this: there, `this` is `module.exports`.
 */
export const lzmaAsModule: Plugin = {
  name: 'lzma-as-module',
  transform: {
    filter: { id: /\/lzma_worker-min\.js$/ },
    handler: (code) => ({
      code: `const exported = {};\n(function () {\n${code}\n}).call(exported);\nexport default exported;`,
      map: null,
    }),
  },
};

/** Bundles the client's script and style sheet, in a few hundred ms. @throws {Error} if either is missing */
export async function bundleClient(): Promise<{ script: ClientAsset; style: ClientAsset }> {
  const root = fileURLToPath(new URL('./client/', import.meta.url));
  const result = await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [lzmaAsModule],
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: { input: `${root}main.ts` },
    },
  });
  const output = Array.isArray(result) || !('output' in result) ? [] : result.output;
  const entry = output.find((file) => file.type === 'chunk' && file.isEntry);
  const css = output.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
  if (entry?.type !== 'chunk' || css?.type !== 'asset' || typeof css.source !== 'string') {
    throw new Error('Bundling the PSA client gave no script or no style sheet');
  }
  return {
    script: asset('client', 'js', 'text/javascript', entry.code),
    style: asset('client', 'css', 'text/css', css.source),
  };
}

function asset(name: string, extension: string, contentType: string, content: string): ClientAsset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { path: `/v2025_1/assets/${name}-${hash}.${extension}`, contentType, content };
}
