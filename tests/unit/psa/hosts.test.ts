import { describe, expect, it } from 'vitest';
import { isHost, isPsaPage, psaMatches, psaMatchesOn } from '#lib/psa/hosts.ts';

const pages = [
  'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx',
  'https://eu.myconnectwise.net/v4_6_release/connectwise.aspx?locale=en_US&session=new#XQAACA',
  'https://sandbox-na.myconnectwise.net/v2024_1//ConnectWise.aspx?fullscreen=false',
  'https://staging.connectwisedev.com/v2025_1/ConnectWise.html',
  'https://api.myconnectwise.com/v2021_3/connectwise.html',
  'https://cw.connectwise.net/v4_6_release/ConnectWise.aspx',
  'https://na.myconnectwise.net/v4_6_release/Connectwise.aspx',
  'https://na.myconnectwise.net/V4_6_RELEASE/CONNECTWISE.ASPX',
  'https://na.myconnectwise.net//v2025_1//ConnectWise.aspx',
  'https://na.myconnectwise.net/cw/v4_6_release/ConnectWise.aspx',
  'https://na.myconnectwise.net.mcas.ms/v2025_1/ConnectWise.aspx',
  'https://staging.connectwisedev.com.mcas.ms/v2025_1/ConnectWise.aspx',
];
const foreign = [
  'http://na.myconnectwise.net/v2025_1/ConnectWise.aspx',
  'https://na.myconnectwise.net/v2025_1/apis/3.0/finance/invoices',
  'https://na.myconnectwise.net/ConnectWise.aspx',
  'https://na.myconnectwise.net/login?next=/v2025_1/ConnectWise.aspx',
  'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx.evil',
  'https://na.myconnectwise.net/a/b/c/d/e/ConnectWise.aspx',
  'https://na.myconnectwise.net/v2025_1/NotConnectWise.aspx',
  'https://evil.mcas.ms/v2025_1/ConnectWise.aspx',
  'https://na.myconnectwise.net.us2.cas.ms/v2025_1/ConnectWise.aspx',
  'https://na.myconnectwise.net-mcas.ms/v2025_1/ConnectWise.aspx',
  'https://na.myconnectwise.net.mcas.ms.evil.example/v2025_1/ConnectWise.aspx',
  'https://myconnectwise.net.evil.example/v2025_1/ConnectWise.aspx',
  'https://evilmyconnectwise.net/v2025_1/ConnectWise.aspx',
  'https://evil.example/na.myconnectwise.net/ConnectWise.aspx',
];

describe('the name of a server in a setting', () => {
  it.each(['cw.example.com', 'cw.example.com:8443', 'xn--bcher-kva.example', 'localhost', 'localhost:4600'])(
    'is %s',
    (text) => {
      expect(isHost(text)).toBe(true);
    },
  );

  it.each([
    ['upper case', 'CW.example.com'],
    ['a default port', 'cw.example.com:443'],
    ['a wildcard', '*.example.com'],
    ['a wildcard at its end', 'cw.example.com*'],
    ['a path', 'cw.example.com/v2025_1'],
    ['a scheme', 'https://cw.example.com'],
    ['a user', 'pat@cw.example.com'],
    ['no dot', 'example'],
    ['a dot at its end', 'cw.example.com.'],
    ['an empty part', 'cw..example.com'],
    ['nothing', ''],
  ])('has not %s', (_, text) => {
    expect(isHost(text)).toBe(false);
  });
});

describe('where the POD may run', () => {
  it.each(pages)('runs on %s', (page) => {
    expect(isPsaPage(new URL(page))).toBe(true);
    expect(psaMatches.some((match) => matches(match, new URL(page)))).toBe(true);
  });

  it.each(foreign)('does not run on %s', (page) => {
    expect(isPsaPage(new URL(page))).toBe(false);
  });

  it('asks the browser for https pages of PSA’s hosts only', () => {
    for (const match of psaMatches) expect(match).toMatch(/^https:\/\/[*\w.]+\/\*$/);
    expect(psaMatchesOn('psa.localhost:4600')).toEqual(['http://psa.localhost:4600/*']);
    const elsewhere = new URL('https://evil.example/v2025_1/ConnectWise.aspx');
    expect(psaMatches.some((match) => matches(match, elsewhere))).toBe(false);
  });

  it('runs on the servers that a configuration names, and on no others', () => {
    const page = new URL('https://psa.acme.example:8443/v2025_1/ConnectWise.aspx');
    expect(isPsaPage(page)).toBe(false);
    expect(isPsaPage(page, ['psa.acme.example'])).toBe(true);
    expect(isPsaPage(page, ['psa.acme.example:8443'])).toBe(true);
    expect(isPsaPage(page, ['psa.acme.example:9443'])).toBe(false);
    expect(isPsaPage(page, ['*.psa.acme.example'])).toBe(false);
  });

  it('takes plain http on this machine only', () => {
    const path = '/v2025_1/ConnectWise.aspx';
    expect(isPsaPage(new URL(`http://psa.localhost:4100${path}`), ['psa.localhost'])).toBe(true);
    expect(isPsaPage(new URL(`http://psa.acme.example${path}`), ['psa.acme.example'])).toBe(false);
  });
});

/** Matches as browsers do: the path pattern covers path and query, and letter case counts. */
function matches(pattern: string, url: URL): boolean {
  const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
  const glob = (text: string) => text.replace(/[.?]/g, '\\$&').replaceAll('*', '.*');
  const hostMatches = host.startsWith('*.')
    ? new RegExp(`^(?:.*\\.)?${glob(host.slice(2))}$`).test(url.hostname)
    : url.hostname === host;
  return (
    url.protocol === 'https:' && hostMatches && new RegExp(`^${glob(path)}$`).test(url.pathname + url.search)
  );
}
