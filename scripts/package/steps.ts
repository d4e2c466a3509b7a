/** STEPS.md: the administrator's steps, with every ID and address filled in. */

import { forcelistEntryOf, type PackageFacts, type Route, redirectAddressOf } from './package-facts.ts';
import { type BrowserName, managedBrowsers, pinnedIn } from './policies/browsers.ts';
import { policyPaths } from './policies/policy-files.ts';

const routeNames = {
  'self-hosted': 'From your own server',
  'chrome-web-store': 'From the Chrome Web Store',
  'edge-add-ons': 'From Microsoft Edge Add-ons',
} as const satisfies Record<Route['kind'], string>;

/** The file's text, in Markdown. */
export function stepsFile(facts: PackageFacts): string {
  const { name, version, routes } = facts;
  const parts = [
    `# ${name} ${version}: roll-out`,
    routes.length === 0 ? nothingToRollOut(facts.isForEverybody) : overview(facts),
    ...routes.map((route) => routeSteps(facts, route)),
    ...(routes.length === 0 ? [] : [afterwards]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const nothingToRollOut = (isForEverybody: boolean) => `${
  isForEverybody
    ? 'The two zips are for uploading to the Chrome Web Store and to Microsoft Edge Add-ons.'
    : "The two zips are built for somebody's own PSA hosts: not for the stores, but to load unpacked."
} There are no policy files yet,
because they need the extension's id: package again with \`--chrome-store-id\` or \`--edge-store-id\` once a store has
given one, or with \`--key\` and \`--base-url\` to host the extension yourself.`;

function overview(facts: PackageFacts): string {
  const { routes, baseUrl, crxName, psaHosts } = facts;
  const rows = routes.map(
    ({ kind, id, updateUrl }) =>
      `| ${routeNames[kind]} | \`${id}\` | \`${updateUrl}\` | \`${redirectAddressOf(id)}\` |`,
  );
  const hosting = `

## On your server

Put \`${crxName}\` and \`updates.xml\` into the folder behind \`${baseUrl}\`, the CRX first. Serve the CRX as
\`application/x-chrome-extension\` and \`updates.xml\` as \`application/xml\`, both without a login. To check, where you built
them:

\`\`\`sh
npm run package -- --verify ${baseUrl}updates.xml
\`\`\`

For a later version package again with the same key and a higher version, and put
the two new files there; browsers look for one every few hours.`;
  return `| | extension id | update address | redirect address for WisePay |
|---|---|---|---|
${rows.join('\n')}

${
  routes.length === 1
    ? ''
    : 'Each has an id of its own: choose one for each browser, and use the files of that one only.\n\n'
}PSA hosts that the package serves by itself: ${codes(psaHosts)}.

## At WisePay

${wisepayAddresses(facts)}

${
  routes.length === 1
    ? "Have the redirect address registered for the POD's OpenID client, and the origin"
    : "Have the redirect addresses registered for the POD's OpenID client, and the origins"
} ${codes(routes.map(({ id }) => `chrome-extension://${id}`))}
admitted (CORS), at the OpenID provider and at the API.${
    routes.some(({ kind }) => kind === 'self-hosted') ? hosting : ''
  }`;
}

function wisepayAddresses({ wisepay }: PackageFacts): string {
  return wisepay === null
    ? `**Not all three WisePay addresses are named yet.** Until policy names them (\`wisepayIssuer\`, \`wisepayApi\`,
\`wisepayApp\` or \`wisepayApps\`), the extension says that WisePay is not set up.`
    : `The extension uses the OpenID provider \`${wisepay.issuer}\`, the API \`${wisepay.api}\` and the web app
at ${codes([wisepay.app, ...(wisepay.otherApps ?? [])])}.`;
}

/** What keeps the button in the toolbar, as JSON for the browsers' own templates and consoles. */
const pinningJson = (route: Route, browser: BrowserName) => JSON.stringify(pinnedIn(browser, route.id));

/** Where the browsers' own templates have those rules, in both Group Policy and Intune's settings catalog. */
const extensionSettings = {
  chrome: 'Google > Google Chrome > Extensions > Extension management settings',
  edge: 'Microsoft Edge > Extensions > Configure extension management settings',
} as const satisfies Record<Managed, string>;

function pinningStep(route: Route, browser: Managed): string {
  return `To keep the button in the toolbar: ${extensionSettings[browser]}: Enabled, with \`${pinningJson(route, browser)}\`.
   If it is set already, add this entry to its JSON.`;
}

const codes = (texts: readonly string[]) => texts.map((text) => `\`${text}\``).join(', ');

function routeSteps(facts: PackageFacts, route: Route): string {
  const managed = route.browsers.filter((browser) => browser !== 'chromium');
  return [
    `# ${routeNames[route.kind]}`,
    `The line for every list of force-installed extensions:\n\n\`\`\`\n${forcelistEntryOf(route)}\n\`\`\``,
    linuxSteps(route),
    windowsSteps(route, managed),
    ...managed.map((browser) => groupPolicySteps(facts, route, browser)),
    ...managed.map((browser) => intuneSteps(facts, route, browser)),
    macSteps(route, managed),
  ].join('\n\n');
}

type Managed = 'chrome' | 'edge';

/** Where the browsers' own templates have the list, in both Group Policy and Intune's settings catalog. */
const forcelistSettings = {
  chrome: 'Google > Google Chrome > Extensions > Configure the list of force-installed apps and extensions',
  edge: 'Microsoft Edge > Extensions > Control which extensions are installed silently',
} as const satisfies Record<Managed, string>;

function linuxSteps(route: Route): string {
  const commands = route.browsers.map((browser) => {
    const target = `${managedBrowsers[browser].linuxFolder}/wisepay-payment-pod.json`;
    return `sudo install -D -m 644 ${policyPaths(route, browser).linux} ${target}`;
  });
  return `## Linux

\`\`\`sh
${commands.join('\n')}
\`\`\`

If another file in that folder sets \`ExtensionInstallForcelist\` or \`ExtensionSettings\`, add the line or the entry there and
take it out of this file: the browser reads each policy from one file only. To remove: delete the file.`;
}

function windowsSteps(route: Route, browsers: readonly Managed[]): string {
  const commands = browsers.map(
    (browser) => `reg import ${policyPaths(route, browser).reg.replaceAll('/', '\\')}`,
  );
  return `## Windows, one machine

As an administrator:

\`\`\`bat
${commands.join('\n')}
\`\`\`

The settings are exactly those of the file afterwards; other extensions stay as they are. These files do not keep the button
in the toolbar, because they cannot look whether \`ExtensionSettings\` is set already: the scripts (\`.ps1\`) look, and do.
${listManaged} To remove: import
the file that ends in \`-remove.reg\`. ${joined(route)}`;
}

/** A Group Policy refresh removes registry-based policies that it did not write itself. */
const listManaged = `If Group Policy or device management already sets the list of force-installed extensions, add the
line there instead: its next refresh removes values that it did not write.`;

/** Source: "ExtensionInstallForcelist" in Chrome's and in Edge's policy lists. */
function joined({ kind }: Route): string {
  return kind === 'self-hosted'
    ? 'Windows installs from your own server only on machines that are joined to Active Directory or Microsoft Entra ID; Chrome also on those that are enrolled in Chrome Enterprise Core.'
    : 'Installing from the store works on every machine.';
}

function groupPolicySteps({ name }: PackageFacts, route: Route, browser: Managed): string {
  const { admx, adml } = policyPaths(route, browser);
  const browserName = managedBrowsers[browser].name;
  return `## Group Policy, ${browserName}

1. Copy \`${admx}\` to the central store (\`\\\\<domain>\\SYSVOL\\<domain>\\Policies\\PolicyDefinitions\`) and
   \`${adml}\` to its folder \`en-US\`.
2. Computer Configuration > Policies > Administrative Templates > ${forcelistSettings[browser]} (from ${browserName}'s
   own template): Enabled, and the line above added to the list.
3. ${pinningStep(route, browser)}
4. Computer Configuration > Policies > Administrative Templates > ${name} (${browserName}): the settings you want.
5. On a machine: \`gpupdate /force\`.

This is the place for the line wherever Group Policy sets that list already: its next refresh removes values that it did
not write, such as those of \`reg import\`.

To remove: take the line out of the list and set the settings to Not Configured.`;
}

/**
 * Which keys imported templates may write to: "Win32 and Desktop Bridge app ADMX policy ingestion"
 * (learn.microsoft.com/windows/client-management). Its list has no `Software\Policies\Microsoft\Edge`.
 */
function intuneSteps(facts: PackageFacts, route: Route, browser: Managed): string {
  return browser === 'chrome' ? intuneForChrome(facts, route) : intuneForEdge(facts, route);
}

function intuneForChrome({ name }: PackageFacts, route: Route): string {
  const { admx, adml } = policyPaths(route, 'chrome');
  const browserName = managedBrowsers.chrome.name;
  return `## Intune, ${browserName} on Windows

1. Devices > Windows > Configuration > Create > Settings catalog > ${forcelistSettings.chrome}: Enabled, and the line
   above added to the list.
2. ${pinningStep(route, 'chrome')}
3. Devices > Windows > Configuration > Import ADMX: \`${admx}\` and \`${adml}\`.
4. Create > New policy > Templates > Imported Administrative templates: ${name} (${browserName}), the settings you want.

To remove: take the line out of the list and remove the profile of the settings.`;
}

function intuneForEdge({ hasOwnValues }: PackageFacts, route: Route): string {
  const { powershell, powershellRemoval } = policyPaths(route, 'edge');
  return `## Intune, ${managedBrowsers.edge.name} on Windows

Devices > Scripts and remediations > Platform scripts > Add: \`${powershell}\`, with "Run this script using the logged on
credentials": No, and "Run script in 64 bit PowerShell Host": Yes. It adds the line and the settings, and keeps the button in the
toolbar unless \`ExtensionSettings\` is set already; the settings catalog is not needed.${hasOwnValues ? '' : ' Write your settings into it first, or package again with `--settings`.'} (Windows lets imported templates write to
certain keys only, and Microsoft's list of them lacks Edge's policies: the template for Edge is for Group Policy.)
${listManaged}

The scripts are not signed: where a policy asks for signed scripts, sign them first.

To remove: assign \`${powershellRemoval}\` in its place.`;
}

function macSteps(route: Route, browsers: readonly Managed[]): string {
  const files = browsers.map((browser) => `\`${policyPaths(route, browser).mobileconfig}\``).join(', ');
  return `## macOS

Distribute ${files} by device management (Intune: Devices > macOS > Configuration > Create > Templates > Custom, device
channel). If another profile sets the browser's \`ExtensionInstallForcelist\` or \`ExtensionSettings\`, add the line and the
entry there and delete the first payload of this one. ${
    route.kind === 'self-hosted' ? 'macOS installs from your own server only on managed machines. ' : ''
  }To remove: withdraw the profile.`;
}

const afterwards = `# To see that it works

1. \`chrome://policy\` (\`edge://policy\`), Reload policies: \`ExtensionInstallForcelist\` has the line with status OK, and the
   extension has a section of its own with the settings.
2. \`chrome://extensions\` (\`edge://extensions\`): the extension is there with the id from above and cannot be removed, and its
   button is in the toolbar.
3. The extension's options page names every setting that is in force, and every one that is not used and why.`;
