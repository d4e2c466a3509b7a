/** Reads each file by the rules of its format, not with the code that writes or checks it. */
import { Window } from 'happy-dom';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { updatesXml } from '../../../scripts/package/archives/updates-xml.ts';
import { type Files, textIn } from '../../../scripts/package/files.ts';
import { policyFiles } from '../../../scripts/package/policies/policy-files.ts';
import type { Setting } from '../../../scripts/package/policies/settings-schema.ts';
import { baseUrl, factsFor, settings, storeIds, values } from './support/ingredients.ts';

const ownId = 'aabbccddeeffgghhiijjkkllmmnnoopp';
const facts = factsFor(ownId);
const files: Files = policyFiles(facts);
const ownLine = `${ownId};${baseUrl}updates.xml`;

const read = (path: string) => textIn(files, `policies/${path}`);
const readUtf16 = (path: string) =>
  new TextDecoder('utf-16le').decode(files.get(`policies/${path}`) ?? new Uint8Array());

function xmlOf(text: string) {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  return new window.DOMParser().parseFromString(text, 'application/xml');
}

describe('Linux', () => {
  it.each(['chrome', 'chromium', 'edge'])('gets one file for %s that installs and sets up', (browser) => {
    expect(JSON.parse(read(`self-hosted/linux/${browser}.json`))).toEqual({
      ExtensionInstallForcelist: [ownLine],
      ExtensionSettings: {
        [ownId]: browser === 'edge' ? { toolbar_state: 'force_shown' } : { toolbar_pin: 'force_pinned' },
      },
      '3rdparty': { extensions: { [ownId]: values } },
    });
  });

  it('installs from the stores under the ids that they gave', () => {
    const lineOf = (path: string) => JSON.parse(read(path)).ExtensionInstallForcelist;
    expect(lineOf('chrome-web-store/linux/chromium.json')).toEqual([
      `${storeIds.chrome};https://clients2.google.com/service/update2/crx`,
    ]);
    expect(lineOf('edge-add-ons/linux/edge.json')).toEqual([
      `${storeIds.edge};https://edge.microsoft.com/extensionwebstorebase/v1/crx`,
    ]);
  });
});

describe('Windows', () => {
  it('gets a file for the registry editor, each value in the form that Chromium reads', () => {
    const key = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${ownId}\\policy`;
    const lines = [
      'Windows Registry Editor Version 5.00',
      '',
      `[-${key}]`,
      '',
      `[${key}]`,
      `"address"="https://a.example/?q=\\"x\\\\y\\"&<z>'s ’quoted’ ünï"`,
      '"minutes"=dword:0000000f',
      '"strict"=dword:00000000',
      '"none"="[]"',
      '"limit"="{\\"value\\":50000,\\"currency\\":\\"USD\\"}"',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\ExtensionInstallForcelist]',
      `"7310"="${ownLine}"`,
      '',
      `[${key}\\hosts]`,
      '"1"="one.example"',
      '"2"="two.example:8443"',
      '',
    ];
    expect(readUtf16('self-hosted/windows/chrome.reg').split('\r\n')).toEqual(lines);
    expect([...(files.get('policies/self-hosted/windows/chrome.reg') ?? [])].slice(0, 2)).toEqual([
      0xff, 0xfe,
    ]);
  });

  it('gets one that takes it all away again', () => {
    const text = readUtf16('self-hosted/windows/edge-remove.reg');
    const root = '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge';
    expect(text).toContain(`${root.replace('[', '[-')}\\3rdparty\\extensions\\${ownId}]\r\n`);
    expect(text).toContain(`${root}\\ExtensionInstallForcelist]\r\n"7310"=-\r\n`);
  });

  it('gets a script that takes it all away again, and nothing else', () => {
    const script = read('self-hosted/windows/chrome-remove.ps1');
    const root = 'HKLM:\\SOFTWARE\\Policies\\Google\\Chrome';
    expect(script.match(/Remove-Item -Path '[^']+' -Recurse/g)).toEqual([
      `Remove-Item -Path '${root}\\3rdparty\\extensions\\${ownId}' -Recurse`,
    ]);
    expect(script.match(/Remove-ItemProperty -Path '[^']+' -Name '[^']+'/g)).toEqual([
      `Remove-ItemProperty -Path '${root}\\ExtensionInstallForcelist' -Name '7310'`,
      `Remove-ItemProperty -Path '${root}\\ExtensionSettings\\${ownId}' -Name 'toolbar_pin'`,
    ]);
    const emptied = script.match(/Remove-Item -Path '[^']+' }/g);
    expect(emptied).toEqual([
      `Remove-Item -Path '${root}\\ExtensionSettings\\${ownId}' }`,
      `Remove-Item -Path '${root}\\ExtensionSettings' }`,
    ]);
    for (const line of script.split('\r\n').filter((each) => / -Path '[^']+' }$/.test(each))) {
      expect(line).toContain('.ValueCount -eq 0 -and');
      expect(line).toContain('.SubKeyCount -eq 0)');
    }
  });

  it.each([
    ['chrome', 'Google\\Chrome', 'toolbar_pin', 'force_pinned'],
    ['edge', 'Microsoft\\Edge', 'toolbar_state', 'force_shown'],
  ])(
    'gets a script that keeps the button in the toolbar of %s, unless the company’s own rules are in the way',
    (browser, key, name, value) => {
      const script = read(`self-hosted/windows/${browser}.ps1`);
      const root = `HKLM:\\SOFTWARE\\Policies\\${key}`;
      expect(script).toContain(
        `$isFree = (Get-Item -Path '${root}').GetValueNames() -notcontains 'ExtensionSettings'\r\n`,
      );
      const lines = script.split('\r\n').filter((line) => line.includes(`${root}\\ExtensionSettings`));
      expect(lines).toHaveLength(2);
      for (const line of lines) expect(line).toMatch(/^if \(\$isFree/);
      expect(lines[1]).toContain(
        `-Path '${root}\\ExtensionSettings\\${ownId}' -Name '${name}' -PropertyType String -Value '${value}'`,
      );
      expect(script).toContain('if (-not $isFree) { Write-Warning');
    },
  );

  it('gets no file for the registry editor that sets rules for extensions: it cannot look what is there', () => {
    for (const browser of ['chrome', 'edge']) {
      expect(readUtf16(`self-hosted/windows/${browser}.reg`)).not.toContain('ExtensionSettings');
      expect(readUtf16(`self-hosted/windows/${browser}-remove.reg`)).not.toContain('ExtensionSettings');
    }
  });

  it('gets a script that quotes whatever PowerShell takes for a quote', () => {
    const script = read('self-hosted/windows/edge.ps1');
    expect(script).toContain(`-Value 'https://a.example/?q="x\\y"&<z>''s ’’quoted’’ ünï' -Force`);
    expect(script).toContain(
      `-Path 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${ownId}\\policy\\hosts' -Name '2' -PropertyType String -Value 'two.example:8443'`,
    );
  });

  it.each([
    ['chrome', 'SOFTWARE\\Policies\\Google\\Chrome'],
    ['edge', 'SOFTWARE\\Policies\\Microsoft\\Edge'],
  ])('gets a template for %s with every setting in its place', (browser, registryKey) => {
    const admx = xmlOf(read(`self-hosted/windows/wisepay-${browser}.admx`));
    const key = `${registryKey}\\3rdparty\\extensions\\${ownId}\\policy`;
    const policies = [...admx.querySelectorAll('policy')];
    expect(policies.map((policy) => policy.getAttribute('name'))).toEqual(
      settings.map((setting) => setting.key),
    );
    for (const policy of policies) expect(policy.getAttribute('key')).toBe(key);
    const elementOf = (name: string) => {
      const element = admx.querySelector(`policy[name="${name}"] > elements`)?.firstElementChild;
      return [
        element?.tagName.toLowerCase(),
        element?.getAttribute('valueName') ?? element?.getAttribute('key'),
      ];
    };
    expect(elementOf('address')).toEqual(['text', 'address']);
    expect(elementOf('minutes')).toEqual(['decimal', 'minutes']);
    expect(elementOf('hosts')).toEqual(['list', `${key}\\hosts`]);
    expect(elementOf('limit')).toEqual(['text', 'limit']);
    const strict = admx.querySelector('policy[name="strict"]');
    expect(strict?.getAttribute('valueName')).toBe('strict');
    expect(strict?.querySelector('enabledValue > decimal')?.getAttribute('value')).toBe('1');
    expect(strict?.querySelector('disabledValue > decimal')?.getAttribute('value')).toBe('0');
  });

  it('gets the words for it, and every word that the template refers to', () => {
    const admx = read('self-hosted/windows/wisepay-edge.admx');
    const adml = xmlOf(read('self-hosted/windows/en-US/wisepay-edge.adml'));
    const textOf = (id: string) => adml.querySelector(`string[id="${id}"]`)?.textContent;
    expect(textOf('address')).toBe('Address');
    expect(textOf('address_help')).toBe('Where <it> is & how.');
    expect(textOf('limit_help')).toBe('How much.\n\nWritten as JSON on one line.');
    const references = [...admx.matchAll(/\$\((string|presentation)\.(\w+)\)/g)];
    expect(references.length).toBeGreaterThan(settings.length);
    for (const [, kind, id] of references) expect(adml.querySelector(`${kind}[id="${id}"]`)).not.toBeNull();
    for (const input of adml.querySelectorAll('presentation > *')) {
      expect(admx).toContain(` id="${input.getAttribute('refId')}"`);
    }
  });
});

it('Group Policy’s editor offers what a setting can be, and no more', () => {
  const own: Setting[] = [
    { key: 'idleMinutes', title: 'Idle time', description: 'How long.', kind: 'integer' },
    { key: 'memberMatch', title: 'Matching', description: 'Who.', kind: 'text' },
    { key: 'confirmOutside', title: 'Confirm', description: 'Which.', kind: 'json' },
  ];
  const templates = policyFiles(factsFor(ownId, { settings: own, values: {} }));
  const folder = 'policies/self-hosted/windows';
  const admx = xmlOf(textIn(templates, `${folder}/wisepay-chrome.admx`));
  const adml = xmlOf(textIn(templates, `${folder}/en-US/wisepay-chrome.adml`));
  const minutes = admx.querySelector('decimal[id="idleMinutes"]');
  expect([minutes?.getAttribute('minValue'), minutes?.getAttribute('maxValue')]).toEqual(['1', '720']);
  expect(adml.querySelector('decimalTextBox')?.getAttribute('defaultValue')).toBe('15');
  const values = [...admx.querySelectorAll('enum[id="memberMatch"] > item > value > string')];
  expect(values.map(({ textContent }) => textContent)).toEqual(['required', 'when-readable']);
  expect(adml.querySelector('dropdownList')?.getAttribute('refId')).toBe('memberMatch');
  const textOf = (id: string) => adml.querySelector(`string[id="${id}"]`)?.textContent;
  expect(textOf('confirmOutside_help')).toContain('on one line, for example:\n{"above": "500.00 USD"}');
  expect(textOf('SUPPORTED_BROWSER')).toBe('Google Chrome 130 or later');
});

describe('macOS', () => {
  it.each([
    ['chrome', 'com.google.Chrome'],
    ['edge', 'com.microsoft.Edge'],
  ])('gets a profile for %s with the browser’s policy and the extension’s settings', (browser, domain) => {
    const profile = parse(read(`self-hosted/macos/${browser}.mobileconfig`));
    const payload = { PayloadVersion: 1, PayloadEnabled: true };
    const uuid = /^[\dA-F]{8}-[\dA-F]{4}-5[\dA-F]{3}-[89AB][\dA-F]{3}-[\dA-F]{12}$/;
    expect(profile).toMatchObject({
      PayloadType: 'Configuration',
      PayloadScope: 'System',
      PayloadUUID: expect.stringMatching(uuid),
      PayloadContent: [
        {
          ...payload,
          PayloadType: domain,
          PayloadDisplayName: expect.stringMatching(/./),
          PayloadUUID: expect.stringMatching(uuid),
          ExtensionInstallForcelist: [ownLine],
          ExtensionSettings: {
            [ownId]: browser === 'edge' ? { toolbar_state: 'force_shown' } : { toolbar_pin: 'force_pinned' },
          },
        },
        {
          ...payload,
          PayloadType: `${domain}.extensions.${ownId}`,
          PayloadUUID: expect.stringMatching(uuid),
          ...values,
        },
      ],
    });
    const uuids = read(`self-hosted/macos/${browser}.mobileconfig`).match(
      /[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}/g,
    );
    expect(new Set(uuids).size).toBe(3);
  });
});

describe('the update manifest', () => {
  it('offers the CRX under its address, with the id and the version', () => {
    const crxUrl = `${baseUrl}pod-1.2.3.crx`;
    const xml = xmlOf(updatesXml({ id: ownId, version: '1.2.3', minimumBrowser: '130', crxUrl }));
    expect(xml.documentElement?.namespaceURI).toBe('http://www.google.com/update2/response');
    expect(xml.documentElement?.getAttribute('protocol')).toBe('2.0');
    expect(xml.querySelector('app')?.getAttribute('appid')).toBe(ownId);
    const check = xml.querySelector('app > updatecheck');
    expect(check?.getAttribute('codebase')).toBe(crxUrl);
    expect(check?.getAttribute('version')).toBe('1.2.3');
    expect(check?.getAttribute('prodversionmin')).toBe('130');
  });
});
