/**
 * The setup behind most npm scripts: installs the project's dependencies if they are missing or outdated, then runs the
 * given script on the Node that the project installs (the `node` package). Help is printed without installing anything.
 *
 * Plain JavaScript without dependencies, because on a fresh machine it runs before anything is installed, on any Node.
 *
 * Usage: node scripts/bootstrap.mjs <script> [arguments]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asksForHelp, helpFor } from './help.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean }>} */
function lockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/**
 * npm records what it installed. The record is up to date if it names every locked package in its version. Optional
 * packages are those of other platforms.
 */
function isInstalled() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = lockedPackages(record);
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function install() {
  console.error('Installing the dependencies (npm ci) …');
  // npm's report goes to stderr: stdout belongs to the script that follows.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (status !== 0) {
    console.error('The dependencies could not be installed. See the messages above; then try again.');
    process.exit(status ?? 1);
  }
}

/** @param {string} script @param {string[]} args */
function run(script, args) {
  const node = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
  const child = spawn(node, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  // npm passes signals only to its shell, which ends without passing them on: a new parent process means that it is
  // gone.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 250).unref();
  child.on('error', (error) => {
    console.error(`Could not start ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error('Usage: node scripts/bootstrap.mjs <script> [arguments]');
  process.exit(2);
}
const help = asksForHelp(args) ? helpFor(script) : undefined;
if (help === undefined) {
  if (!isInstalled()) install();
  run(script, args);
} else {
  console.log(help);
}
