import { describe, expect, it } from 'vitest';
import { stepsFile } from '../../../scripts/package/steps.ts';
import { factsFor } from './support/ingredients.ts';

const ownId = 'aabbccddeeffgghhiijjkkllmmnnoopp';
const one = stepsFile(factsFor(ownId, { chromeStoreId: null, edgeStoreId: null }));
const several = stepsFile(factsFor(ownId));

/** A section's text, on one line. */
function section(steps: string, title: string): string {
  const [, text = ''] = steps.split(`\n${title}\n`);
  return (text.split(/^#+ /m)[0] ?? '').replace(/\s+/g, ' ');
}

describe('STEPS.md', () => {
  it('has the origin admitted at the provider and at the API, for one id or for several', () => {
    expect(section(one, '## At WisePay')).toContain(
      `the redirect address registered for the POD's OpenID client, and the origin \`chrome-extension://${ownId}\` admitted (CORS), at the OpenID provider and at the API.`,
    );
    expect(section(several, '## At WisePay')).toContain('the redirect addresses registered');
    expect(section(several, '## At WisePay')).toContain('and the origins `chrome-extension://');
    expect(one).not.toContain('Each has an id of its own');
  });

  it('names the WisePay and the PSA that the package is for, or says that none is named', () => {
    expect(one).toContain('`https://identity.wisepay.example`');
    expect(one).toContain('`*.myconnectwise.net`');
    expect(stepsFile(factsFor(ownId, { wisepay: null }))).toContain(
      'Not all three WisePay addresses are named',
    );
  });

  it('sets Edge up in Intune by the script alone, and takes it away by a script', () => {
    const title = '## Intune, Microsoft Edge on Windows';
    expect(section(one, title)).toContain('edge.ps1');
    expect(section(one, title)).toContain('edge-remove.ps1');
    expect(section(one, title)).not.toContain('Settings catalog >');
    expect(section(one, title)).not.toContain('Write your settings');
    expect(section(stepsFile(factsFor(ownId, { hasOwnValues: false })), title)).toContain(
      'Write your settings',
    );
  });

  it('warns of Group Policy wherever the registry is written', () => {
    for (const title of ['## Windows, one machine', '## Group Policy, Google Chrome']) {
      expect(section(one, title)).toContain('its next refresh removes values that it did not write');
    }
  });

  it('says how to check what is on the server', () => {
    expect(section(one, '## On your server')).toContain(
      'npm run package -- --verify https://admin.example.com/pod/updates.xml',
    );
  });

  it('keeps the button in the toolbar, by each browser’s own word', () => {
    expect(section(one, '## Group Policy, Google Chrome')).toContain(
      `Extension management settings: Enabled, with \`{"${ownId}":{"toolbar_pin":"force_pinned"}}\``,
    );
    expect(section(one, '## Group Policy, Microsoft Edge')).toContain(
      `{"${ownId}":{"toolbar_state":"force_shown"}}`,
    );
    expect(section(one, '## Intune, Google Chrome on Windows')).toContain('add this entry to its JSON');
    expect(section(one, '## Windows, one machine')).toContain('do not keep the button in the toolbar');
  });
});
