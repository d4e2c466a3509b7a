/**
 * What `--help` prints, by script. Plain JavaScript without dependencies, because `bootstrap.mjs` prints it before
 * anything is installed.
 */

const test = `npm test

Runs every check and every test in this order, even after one fails. The last lines name the failures and give the
counts. It takes no options. On first use it installs the dependencies and, if none is found, a browser.

  part                  files                                  this part alone
  checks                                                       npm run check
  unit tests            tests/unit                             npm run test:unit -- tests/unit
  fuzzing               tests/fuzz                             npm run test:unit -- tests/fuzz
  model-based tests     tests/model                            npm run test:unit -- tests/model
  packages              tests/built                            npm run test:unit -- tests/built
  end-to-end tests      tests/e2e                              npm run test:e2e
  faults                tests/faults                           npm run test:faults
  attacks               tests/hostile                          npm run test:hostile
  gallery               tests/gallery                          npm run test:gallery
  taught screens        tests/layouts                          npm run test:layouts
  roll-out              tests/fleet (root on Debian)           npm run test:fleet

One file, or the tests with a name:

  npm run test:unit -- tests/unit/money/money.test.ts
  npm run test:unit -- money -t "decimal text"
  npm run test:e2e -- refund
  npm run test:e2e -- refund -g "in part"

While you work: npm run test:quick (what your changes can break), npm run test:watch (unit tests with every change).
HEADED=1 shows the browser, PWDEBUG=1 stops at every step, TRACE=1 keeps a trace of a failed test.
WISEPAY_BROWSER=/path/to/chromium names the browser. Benchmarks (tests/bench) and longer runs are separate: npm run
bench, npm run test:soak, npm run test:mutation. npm run jobs (tests/jobs) counts clicks. More: docs/testing.md`;

const start = `npm start -- [options]

Builds the extension, starts a sandbox that behaves like PSA and WisePay, and opens a browser with the extension on a
demo invoice. The sandbox takes any free port. Close the browser or press Ctrl+C to stop.

  --once   does the main job unattended, prints each step and saves pictures under .output/demo/; so does npm start
           without a display
  --help   this text

WISEPAY_BROWSER=/path/to/chromium names the browser. Parts: npm run sandbox (PSA and WisePay alone), npm run dev (with
hot reload).`;

const dev = `npm run dev -- [options]

Runs the extension with hot reload, the sandbox and a browser on a demo invoice. The sandbox takes any free port. Close
the browser or press Ctrl+C to stop.

  --port <number>   the development server's port; by default 3000, or another free one
  --help            this text`;

const sandbox = `npm run sandbox -- [options]

Starts PSA and WisePay without a browser, on loopback, and prints their addresses. Press Ctrl+C to stop.

  --port <number>   4600 by default, where the extension's sandbox build expects it; 0 for any free port
  --unchecked       does not check requests and answers against the API document, which takes a few ms each
  --psa-layout <n>  a made-up PSA, with an invoice screen that the POD does not know; another one for each number
  --help            this text`;

const layouts = `npm run test:layouts -- [options]

Teaches the POD made-up invoice screens, and looks at further invoices and other screens of each. The
last line gives the counts; fewer than 95 % learned, or one wrong invoice, is a failure.

  --seed <n>        the first screen; by default 1
  --count <n>       how many; by default 500, and one prints all about it
  --screens <n>     how many further invoices and other screens of each; by default 20
  --help            this text`;

const gallery = `npm run gallery -- [options]

Saves a picture of every state of the POD, light and dark, under .output/gallery/<language>/.

  --language <tag>   the language of the words: a file in locales/, such as de; en by default
  --documents        saves the pictures in the README and the user guide instead, in English, under docs/images/
  --help             this text

To look at the states in a browser: npm run sandbox, then http://wisepay.localhost:4600/__sandbox/gallery`;

const jobs = `npm run jobs -- [options]

Does each job of the POD in a browser as a person does it, counts the clicks, and prints whether they are as few as
wanted. Each job is done at two sizes of the screen, over the page and in the browser's side panel; screenshots of its
steps are in .output/jobs/<job>/<size>/<place>/. Fails if a job takes more clicks or does not end as it should.

  --jobs <names>   only these jobs, separated by commas: refund, refund-two-payments, terminal, remind, copy-link, pay,
                   cancel-terminal, void
  --size <size>    only on a screen of this size: 1280x800 or 1920x1080
  --place <place>  only in this place: panel (over the page) or side-panel
  --help           this text

HEADED=1 shows the browser.`;

const movingPicture = `npm run moving-picture -- [options]

Makes the README's moving picture, docs/images/four-actions.gif, from screenshots that npm run jobs has left:
<folder>/<job>/<size>/<place>/NN-*.png. Also copies the first screenshot of the job pay, over the page at 1280x800, to
docs/images/invoice.png, for the user guide.

  --folder <folder>   .output/jobs by default
  --jobs <names>      the jobs in the order in which they are shown, separated by commas
  --size <size>       the size of the screen: a folder within each job's
  --place <place>     the place of the panel: a folder within each size's
  --help              this text`;

const pack = `npm run package -- [options]

Builds the packages for the stores and for your own server, with policy files for Linux, Windows and macOS.

  --key <file>             RSA key that signs the CRX (PEM); or its text in the variable WISEPAY_SIGNING_KEY
  --base-url <address>     https address of the folder that the CRX and updates.xml will be in; needs a key
  --chrome-store-id <id>   the extension's ID in the Chrome Web Store
  --edge-store-id <id>     the extension's ID in Microsoft Edge Add-ons
  --settings <file>        settings for the policy files (JSON; docs/admin-guide.md, section 4)
  --psa-host <host>        a PSA server that the package is built for, instead of ConnectWise's cloud; may be repeated
  --version <version>      such as 1.2.3; by default that of package.json
  --out <folder>           a new or an empty folder; by default .output/package, which is replaced
  --verify <address>       builds nothing; checks updates.xml and the CRX on your server, and compares them with the
                           package in --out. Instead of the address, the folder of the package, which knows it.
  --help                   this text

WisePay's addresses come from .env.production (see .env.example) or from the settings. Three usual cases, step by step:
docs/admin-guide.md`;

/** @type {Readonly<Record<string, string>>} */
const texts = {
  'scripts/test.ts': test,
  'scripts/start.ts': start,
  'scripts/dev.ts': dev,
  'sandbox/main.ts': sandbox,
  'scripts/gallery.ts': gallery,
  'scripts/layouts.ts': layouts,
  'scripts/jobs.ts': jobs,
  'scripts/moving-picture.ts': movingPicture,
  'scripts/package.ts': pack,
};

/**
 * The help on a script.
 *
 * @param {string} script its path from the project's folder
 * @returns {string | undefined} undefined for a script that prints its own, or has none
 */
export function helpFor(script) {
  return Object.hasOwn(texts, script) ? texts[script] : undefined;
}

/**
 * Whether a person asks for help. What follows `--` belongs to others.
 *
 * @param {readonly string[]} args
 */
export function asksForHelp(args) {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  return own.includes('--help') || own.includes('-h');
}
