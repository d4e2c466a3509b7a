/**
 * Which folder may import which: its own files, and the folders in its row. Rows go from the top layer down, so every
 * import points down; docs/architecture.md has the diagram. Tests and scripts may import everything, and nothing here
 * imports them.
 */
const basics = ['lib', 'lib/i18n', 'lib/money'];
const facts = [...basics, 'lib/psa', 'lib/wisepay', 'lib/policy'];
const views = [...basics, 'lib/wisepay', 'lib/policy', 'lib/protocol'];

const mayImport = {
  'entrypoints/background': [...facts, 'lib/protocol', 'lib/worker', 'entrypoints/shared'],
  'entrypoints/invoice.content': ['lib', 'lib/psa', 'lib/protocol', 'lib/page'],
  'entrypoints/diagnose': ['lib/psa', 'lib/protocol', 'lib/page'],
  'entrypoints/teach': ['lib/psa', 'lib/protocol', 'lib/page'],
  'entrypoints/panel': [...views, 'lib/psa', 'lib/panel', 'components', 'entrypoints/shared'],
  'entrypoints/review': [...views, 'lib/panel', 'components', 'entrypoints/shared'],
  'entrypoints/options': [...views, 'lib/options', 'components', 'entrypoints/shared'],
  'entrypoints/popup': [...views, 'lib/popup', 'components', 'entrypoints/shared'],
  'entrypoints/shared': [...views, 'lib/panel', 'components'],
  // The gallery draws everything that users see.
  sandbox: ['lib', 'lib/[a-z0-9]+', 'components', 'docs', 'locales'],
  components: [...views, 'lib/panel', 'lib/options', 'lib/popup'],

  'lib/worker': [...facts, 'lib/protocol'],
  'lib/panel': [...basics, 'lib/wisepay', 'lib/protocol'],
  'lib/options': [...basics, 'lib/psa', 'lib/protocol'],
  'lib/popup': [...basics, 'lib/psa', 'lib/protocol'],
  'lib/page': ['lib', 'lib/psa', 'lib/protocol'],
  'lib/protocol': facts,
  'lib/policy': [...basics, 'lib/psa', 'lib/wisepay'],
  'lib/wisepay': ['lib', 'lib/money'],
  'lib/psa': ['lib'],
  'lib/money': ['lib', 'lib/i18n'],
  'lib/i18n': ['lib', 'locales'],
  lib: [],
};

/** Packages that only some folders may use. */
const packages = {
  ky: '^(lib/wisepay|sandbox|scripts|tests)/',
  oauth4webapi: '^(lib/wisepay/sign-in|sandbox|tests)/',
  preact: '^(components|entrypoints|sandbox|tests)/',
  wxt: '^(entrypoints|scripts|tests)/|^wxt.config.ts$',
};

/** Only the worker calls WisePay and has its token. */
const calls = '^lib/wisepay/(client|transport|answers|wisepay-clock)[.]ts$|^lib/wisepay/sign-in/';
const callers = '^(lib/worker|lib/wisepay|entrypoints/background|sandbox|scripts|tests)/';

/** `lib` stands for the files directly in it, every other name for everything below it. */
const within = (folder) => (folder === 'lib' ? '^lib/[^/]+$' : `^${folder}[/.]`);

export default {
  forbidden: [
    ...Object.entries(mayImport).map(([folder, others]) => ({
      name: `what ${folder} may import`,
      severity: 'error',
      from: { path: within(folder) },
      to: {
        path: '^(lib|components|entrypoints|sandbox|scripts|tests|docs|locales)/',
        pathNot: [folder, ...others].map(within),
      },
    })),
    ...Object.entries(packages).map(([name, users]) => ({
      name: `who may use ${name}`,
      severity: 'error',
      from: { pathNot: users },
      to: { path: `^node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
    })),
    { name: 'who may call WisePay', severity: 'error', from: { pathNot: callers }, to: { path: calls } },
    {
      // Pages load it only when a person teaches: it is a script of its own.
      name: 'who may teach',
      severity: 'error',
      from: { pathNot: '^(entrypoints/teach[.]ts$|lib/page/teaching/|tests/)' },
      to: { path: '^lib/page/teaching/' },
    },
    {
      name: 'no cycle of files',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints|scripts)/' },
      to: { circular: true },
    },
    {
      name: 'no cycle of folders',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(lib|components|entrypoints)' },
      to: { circular: true },
    },
  ],
  options: {
    // This tool cannot use the project's TypeScript, which has no programming interface for it.
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types'],
    },
  },
};
