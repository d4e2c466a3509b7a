/** The checks that are not tests: each is one of the project's tools, with its arguments. */

/** The folders whose imports have to point down. */
const importing = ['lib', 'components', 'entrypoints', 'sandbox', 'scripts'];

/** By name: the tool's file in `node_modules`, and its arguments. */
export const checks = {
  'Message keys': ['wxt/bin/wxt.mjs', 'prepare'],
  Types: ['typescript/bin/tsc', '--noEmit'],
  Lint: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  Imports: ['dependency-cruiser/bin/dependency-cruiser.mjs', ...importing],
  'Unused code': ['knip/bin/knip.js'],
  'Repeated code': ['jscpd/run-jscpd.js', '--config', '.jscpd.json'],
  'Repeated code in tests': ['jscpd/run-jscpd.js', '--config', 'tests/.jscpd.json'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

export type CheckName = keyof typeof checks;
