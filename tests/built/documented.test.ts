/** How the package checks read docs/permissions.md. */
import { describe, expect, it } from 'vitest';
import { readDocumented } from './rules/documented.ts';
import { documented } from './support/good-package.ts';

describe('the document', () => {
  it('says of each site that a package serves what it says of <PSA site>', () => {
    expect(documented.grantsOn(['http://psa.localhost:1', 'https://cw.example'])).toEqual([
      'permissions: storage',
      'action: popup.html',
      'commands: open-pod',
      'content_scripts: http://psa.localhost:1/*',
      'content_scripts: https://cw.example/*',
      'web_accessible_resources: panel.html for http://psa.localhost:1/*',
      'web_accessible_resources: panel.html for https://cw.example/*',
    ]);
  });

  it('keeps apart what the package for the stores grants on top', () => {
    expect(documented.storeGrants).toEqual(['optional_host_permissions: https://*/*']);
  });

  it('is refused where a section is missing', () => {
    expect(() => readDocumented('# Permissions')).toThrow('PSA’s hosts');
  });
});
