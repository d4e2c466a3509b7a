/** Bundles the client's TypeScript once, in memory. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

interface ClientAsset {
  /** Path that changes with the content, so that browsers may keep it for ever. */
  readonly path: string;
  readonly contentType: string;
  readonly content: string;
}

/**
 * The `lzma` package hangs its exports on `this`, which a bundler takes for a module without any. Node, where
 * `this` is `module.exports`, needs no such help.
 */
const lzmaAsModule: Plugin = {
  name: 'lzma-as-module',
  transform: {
    filter: { id: /\/lzma_worker-min\.js$/ },
    handler: (code) => ({
      code: `const exported = {};\n(function () {\n${code}\n}).call(exported);\nexport default exported;`,
      map: null,
    }),
  },
};

/** The client's script and style sheet. Takes some hundred milliseconds. */
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
