import { describe, expect, it } from 'vitest';
import type { ManagedValues } from '#lib/policy/policy.ts';
import { readPolicy } from '#lib/policy/read-policy.ts';
import type { Endpoints } from '#lib/wisepay/endpoints.ts';

const build = {
  issuer: 'https://login.wisepay.example',
  api: 'https://api.wisepay.example/pod',
  app: 'https://app.wisepay.example',
};
const nothingBuilt = { issuer: '', api: '', app: '' };

const readEndpoints = (managed: ManagedValues, built: Endpoints) =>
  readPolicy(managed, built).policy.endpoints;

describe('the WisePay addresses', () => {
  it('are those of the build when the administrator says nothing', () => {
    expect(readEndpoints({}, build)).toEqual(build);
  });

  it.each([
    ['wisepayIssuer', 'issuer'],
    ['wisepayApi', 'api'],
    ['wisepayApp', 'app'],
  ] as const)('follow the administrator with %s alone', (key, name) => {
    const managed = { [key]: 'https://other.example' };
    expect(readEndpoints(managed, build)).toEqual({ ...build, [name]: 'https://other.example' });
  });

  it('can come from the administrator alone', () => {
    const managed = { wisepayIssuer: build.issuer, wisepayApi: build.api, wisepayApp: build.app };
    expect(readEndpoints(managed, nothingBuilt)).toEqual(build);
  });

  it.each(['issuer', 'api', 'app'] as const)('are not complete without the %s', (name) => {
    expect(readEndpoints({}, { ...build, [name]: '' })).toBeNull();
  });

  it.each([
    ['one in the key of before', { wisepayApp: 'https://a.example' }, ['https://a.example']],
    [
      'a list',
      { wisepayApps: ['https://a.example', 'https://b.example'] },
      ['https://a.example', 'https://b.example'],
    ],
    [
      'both, with the one of before first',
      { wisepayApps: ['https://b.example', 'https://a.example/'], wisepayApp: 'https://a.example' },
      ['https://a.example', 'https://b.example'],
    ],
    [
      'a list with one that cannot be used',
      { wisepayApps: ['https://*.wise-sync.com', 'https://b.example'] },
      ['https://b.example'],
    ],
    ['an empty list', { wisepayApps: [] }, ['https://app.wisepay.example', 'https://pay.wisepay.example']],
    ['nothing', {}, ['https://app.wisepay.example', 'https://pay.wisepay.example']],
  ])(
    'may be several for the web app, in the administrator’s order or else the build’s: %s',
    (_, managed, apps) => {
      const found = readEndpoints(managed, { ...build, otherApps: ['https://pay.wisepay.example'] });
      expect([found?.app, ...(found?.otherApps ?? [])]).toEqual(apps);
    },
  );

  it('do not come from keys that the policy does not have', () => {
    const managed = {
      issuer: 'https://other.example',
      api: 'https://other.example',
      app: 'https://other.example',
    };
    expect(readEndpoints(managed, build)).toEqual(build);
    expect(readEndpoints(managed, nothingBuilt)).toBeNull();
  });
});

describe('a bad address in the policy', () => {
  it.each([
    ['an open line', 'http://api.wisepay.example'],
    ['an open line to a name that only looks local', 'http://localhost.example'],
    ['an open line to a name that only ends alike', 'http://notlocalhost'],
    ['another scheme', 'ftp://api.wisepay.example'],
    ['a script', 'javascript:alert(1)'],
    ['no scheme', 'api.wisepay.example'],
    ['a relative address', '/api'],
    ['empty text', ''],
    ['a number', 443],
    ['a list', ['https://other.example']],
    ['null', null],
  ])('alone is ignored: %s', (_, value) => {
    const managed = { wisepayApi: value, wisepayApp: 'https://other.example' };
    expect(readEndpoints(managed, build)).toEqual({ ...build, app: 'https://other.example' });
  });

  it.each([
    ['a query', 'https://other.example/api?tenant=1'],
    ['a fragment', 'https://other.example/api#v1'],
    ['a user name and a password', 'https://user:secret@other.example/api'],
  ])('is ignored as well when no path can be put behind it or no request sent to it: %s', (_, value) => {
    expect(readEndpoints({ wisepayApi: value }, build)).toEqual(build);
  });

  it('is ignored in the build too', () => {
    expect(readEndpoints({}, { ...build, api: 'http://api.wisepay.example' })).toBeNull();
  });
});

describe('an address in use', () => {
  it.each(['http://localhost:4600/api', 'http://wisepay.localhost:4600/api', 'https://api.example:8443/pod'])(
    'may be %s',
    (api) => {
      expect(readEndpoints({ wisepayApi: api }, build)).toMatchObject({ api });
    },
  );

  it.each([
    ['https://other.example/', 'https://other.example'],
    ['https://other.example/pod//', 'https://other.example/pod'],
  ])('has no slash at its end: %s', (written, used) => {
    expect(readEndpoints({ wisepayApi: written }, build)).toMatchObject({ api: used });
  });

  it.each([
    ['https://id.example/', 'https://id.example'],
    ['https://id.example/o/wisepay/', 'https://id.example/o/wisepay/'],
    ['https://id.example/o/wisepay', 'https://id.example/o/wisepay'],
  ])('of the provider keeps the slash that belongs to its name: %s', (written, used) => {
    expect(readEndpoints({ wisepayIssuer: written }, build)).toMatchObject({ issuer: used });
  });

  it('has no white space around it', () => {
    expect(readEndpoints({ wisepayApi: ' https://other.example/pod \n' }, build)).toMatchObject({
      api: 'https://other.example/pod',
    });
  });

  it.each([
    'https://App.WisePay.example',
    'https://app.wisepay.example:443/',
    'https://app.wisepay.example/portal',
  ])('is the bare origin of the web app, however it is written: %s', (written) => {
    // The panel opens a payments screen only where its origin equals this text.
    expect(readEndpoints({ wisepayApp: written }, build)?.app).toBe('https://app.wisepay.example');
  });
});
