import { describe, expect, it } from 'vitest';
import { builtInSuffix } from '#lib/psa/hosts.ts';
import { hostBehind } from '#lib/psa/proxy-suffix.ts';
import { fc } from '../support/properties.ts';

const suffixes = [builtInSuffix, '.mcas-gov.us', '.proxy.localhost'];

describe('the host behind a proxy', () => {
  it.each([
    ['na.myconnectwise.net.mcas.ms', 'na.myconnectwise.net'],
    ['cw.example.com.mcas-gov.us', 'cw.example.com'],
    ['cw.example.com.mcas.ms:8443', 'cw.example.com:8443'],
    ['cw.localhost.proxy.localhost:4600', 'cw.localhost:4600'],
  ])('of %s is %s', (host, behind) => {
    expect(hostBehind(host, suffixes)).toBe(behind);
  });

  it.each([
    ['na.myconnectwise.net'],
    ['na.myconnectwise.net.us2.cas.ms'],
    ['na.myconnectwise.netmcas.ms'],
    ['mcas.ms'],
    ['portal.mcas.ms'],
    ['.mcas.ms'],
    ['cw.example.com:8443'],
    ['not a host.mcas.ms'],
    [''],
  ])('of %j is itself', (host) => {
    expect(hostBehind(host, suffixes)).toBe(host);
  });

  it('is what the suffix was put behind, and nothing is taken twice', () => {
    const label = fc.stringMatching(/^[a-z][a-z\d-]{0,8}[a-z\d]$/);
    const name = fc.array(label, { minLength: 2, maxLength: 5 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(name, fc.constantFrom(...suffixes), (host, suffix) => {
        expect(hostBehind(`${host}${suffix}`, suffixes)).toBe(host);
        expect(hostBehind(host, [])).toBe(host);
      }),
    );
  });
});
