import { setImmediate as allTurnsTaken } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { servedMatches } from '#lib/policy/build-settings.ts';
import { contentScript, HostWorld } from '../../support/host-world.ts';
import { fc } from '../../support/properties.ts';

const acme = 'https://cw.acme.example/*';
const beta = 'https://cw.beta.example:8443/*';
const acmePages = ['https://cw.acme.example/*'];

let world: HostWorld;

beforeEach(() => {
  world = new HostWorld();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

const scriptsOn = () => world.scripts.map(({ id }) => id.replace('on-premise:', '')).sort();

describe('an on-premise host', () => {
  it('gets the content script on its client’s pages with the grant', async () => {
    const { keepInStep } = world.worker();
    world.named = ['cw.acme.example'];
    await keepInStep();
    expect(world.scripts).toEqual([]);
    world.grants = [acme];
    await keepInStep();
    expect(world.scripts).toEqual([{ id: 'on-premise:cw.acme.example', matches: acmePages }]);
  });

  it('gets the manifest’s script, also after a restart, and never twice on a page', async () => {
    world.named = ['cw.acme.example'];
    world.grants = [acme];
    await world.worker().keepInStep();
    expect(world.registered).toEqual({
      id: 'on-premise:cw.acme.example',
      js: [contentScript],
      matches: acmePages,
      excludeMatches: servedMatches,
      runAt: 'document_idle',
      persistAcrossSessions: true,
    });
  });

  it('loses script and permission when policy no longer names it', async () => {
    const { keepInStep } = world.worker();
    world.named = ['cw.acme.example', 'cw.beta.example:8443'];
    world.grants = [acme, beta];
    await keepInStep();
    world.named = ['cw.beta.example:8443'];
    await keepInStep();
    expect(scriptsOn()).toEqual(['cw.beta.example:8443']);
    expect(world.grants).toEqual([beta]);
  });

  it('loses the script when the person takes the grant back', async () => {
    const { keepInStep } = world.worker();
    world.named = ['cw.acme.example'];
    world.grants = [acme];
    await keepInStep();
    world.grants = [];
    await keepInStep();
    expect(world.scripts).toEqual([]);
  });

  it('that the package serves already gets no second script, and no permission is kept for it', async () => {
    world.named = ['na.myconnectwise.net'];
    world.grants = ['https://na.myconnectwise.net/*'];
    await world.worker().keepInStep();
    expect(world.scripts).toEqual([]);
    expect(world.grants).toEqual([]);
  });

  it('is not served by a grant of everything: that is given back', async () => {
    world.named = ['cw.acme.example'];
    world.grants = ['https://*/*'];
    await world.worker().keepInStep();
    expect(world.grants).toEqual([]);
    expect(world.scripts).toEqual([]);
  });

  it('is registered once, however often and however close together it is asked for', async () => {
    const { keepInStep, granted } = world.worker();
    world.named = ['cw.acme.example'];
    world.grants = [acme];
    await Promise.all([keepInStep(), granted(), keepInStep(), keepInStep()]);
    expect(scriptsOn()).toEqual(['cw.acme.example']);
    expect(console.error).not.toHaveBeenCalled();
  });

  it('is registered again where its pages have changed with a version', async () => {
    world.named = ['cw.acme.example'];
    world.grants = [acme];
    const before = ['https://cw.acme.example/*/ConnectWise.aspx*'];
    world.scripts = [{ id: 'on-premise:cw.acme.example', matches: before }];
    await world.worker().keepInStep();
    expect(world.scripts).toEqual([{ id: 'on-premise:cw.acme.example', matches: acmePages }]);
  });
});

describe('pages that are open already', () => {
  beforeEach(() => {
    world.tabs = { 'cw.acme.example': [1, 2], 'cw.beta.example:8443': [3] };
  });

  it('get the script with the grant, once', async () => {
    world.named = ['cw.acme.example', 'cw.beta.example:8443'];
    world.grants = [acme];
    const { granted } = world.worker();
    await granted();
    expect(world.started).toEqual([1, 2]);
    await granted();
    expect(world.started).toEqual([1, 2]);
  });

  it('get no second one where the registered one has come before', async () => {
    world.named = ['cw.acme.example'];
    world.grants = [acme];
    world.running.add(1);
    await world.worker().granted();
    expect(world.started).toEqual([2]);
  });

  it('get theirs whatever becomes of another', async () => {
    world.named = ['cw.acme.example', 'cw.beta.example:8443'];
    world.grants = [acme, beta];
    world.refusals.add('tab 1');
    await world.worker().granted();
    expect(world.started).toEqual([2, 3]);
  });

  it('get none for a permission that policy did not ask for', async () => {
    world.grants = [acme];
    await world.worker().granted();
    expect(world.started).toEqual([]);
    expect(world.grants).toEqual([]);
  });

  it('are left alone by a worker that merely starts', async () => {
    world.named = ['cw.acme.example'];
    world.grants = [acme];
    await world.worker().keepInStep();
    expect(world.started).toEqual([]);
  });
});

describe('the permissions of the manifest’s own content scripts', () => {
  it('stay, though no policy names their hosts', async () => {
    world.grants = [...servedMatches, 'https://gone.example/*'];
    await world.worker().keepInStep();
    expect(world.grants).toEqual(servedMatches);
  });
});

describe('what the browser refuses', () => {
  it('keeps nothing else back', async () => {
    const { keepInStep } = world.worker();
    world.named = ['cw.acme.example', 'cw.beta.example:8443'];
    world.grants = [acme, beta, 'https://stuck.example/*', 'https://gone.example/*'];
    world.refusals.add('https://stuck.example/*').add('on-premise:cw.acme.example');
    await keepInStep();
    expect(scriptsOn()).toEqual(['cw.beta.example:8443']);
    expect(world.grants).toEqual([acme, beta, 'https://stuck.example/*']);
    expect(console.error).toHaveBeenCalledTimes(2);
  });

  it('is tried again the next time', async () => {
    const { keepInStep } = world.worker();
    world.named = ['cw.acme.example'];
    world.grants = [acme];
    world.refusals.add('on-premise:cw.acme.example');
    await keepInStep();
    world.refusals.clear();
    await keepInStep();
    expect(scriptsOn()).toEqual(['cw.acme.example']);
  });
});

/** What may happen in a browser, in any order. */
const hostNames = ['cw.acme.example', 'cw.beta.example:8443', 'na.myconnectwise.net'];
const happening = fc.oneof(
  fc.record({ kind: fc.constant('policy' as const), hosts: fc.subarray(hostNames) }),
  fc.record({ kind: fc.constant('grant' as const), host: fc.constantFrom(...hostNames, 'evil.example') }),
  fc.record({ kind: fc.constant('takeBack' as const), host: fc.constantFrom(...hostNames) }),
  fc.record({ kind: fc.constant('dyingWorker' as const), steps: fc.nat(12) }),
  fc.record({ kind: fc.constant('worker' as const) }),
);

describe('every order of policies, grants and dying workers', () => {
  it('ends with scripts for exactly the named and granted hosts, and no other permission', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 12 }), async (happenings) => {
        world = new HostWorld();
        for (const happened of happenings) await happen(happened);
        const lastGrants = new Set(world.grants);
        await world.worker().keepInStep();

        const named = world.named.filter((host) => host !== 'na.myconnectwise.net');
        const wanted = named.filter((host) => lastGrants.has(`https://${host}/*`)).sort();
        expect(scriptsOn()).toEqual(wanted);
        expect([...world.grants].sort()).toEqual(wanted.map((host) => `https://${host}/*`));
      }),
    );
    expect(console.error).not.toHaveBeenCalled();
  });
});

type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

async function happen(happened: Happening): Promise<void> {
  switch (happened.kind) {
    case 'policy':
      world.named = happened.hosts;
      break;
    case 'grant':
      world.grants = [...new Set([...world.grants, `https://${happened.host}/*`])];
      break;
    case 'takeBack':
      world.grants = world.grants.filter((grant) => grant !== `https://${happened.host}/*`);
      break;
    case 'dyingWorker':
      void world.worker(happened.steps).keepInStep();
      await allTurnsTaken();
      break;
    case 'worker':
      await world.worker().keepInStep();
  }
}
