/** Code in the page's process cannot read the storage that decides where money and tokens go, and a copy is useless. */
import { send, wisepayOrigin } from '../unit/sandbox/support/browser.ts';
import { podWith } from '../unit/sandbox/support/pod.ts';
import { createKey } from '../unit/sandbox/support/proof.ts';
import { inContentScript } from './support/content-script.ts';
import { expect, test } from './support/fixtures.ts';
import { inWorker, killWorker } from './support/worker.ts';

test.beforeEach(async ({ openInvoice }) => {
  await openInvoice();
});

test('the content script in the page can read neither the journal nor the tokens nor the key', async ({
  psa,
  context,
}) => {
  const read = (area: string) =>
    inContentScript(
      psa.page,
      `chrome.storage.${area}.get(null).then(() => 'open', (error) => String(error))`,
    );
  expect(await read('local')).toContain('Access to storage is not allowed');
  expect(await read('session')).toContain('Access to storage is not allowed');

  const databases = 'indexedDB.databases().then((all) => all.map(({ name }) => name).join())';
  expect(await inContentScript(psa.page, databases)).not.toContain('wisepay');
  expect(await inWorker(context, databases)).toContain('wisepay');
});

test('a token that was copied out of the storage is worth nothing', async ({ sandbox, context }) => {
  const accessToken = await inWorker(
    context,
    "chrome.storage.session.get('tokens').then((kept) => kept.tokens.accessToken)",
  );
  const attempts = {
    'as a bearer’s': { Authorization: `Bearer ${accessToken}` },
    'without a proof': { Authorization: `DPoP ${accessToken}` },
  };
  for (const [manner, headers] of Object.entries(attempts)) {
    const { status } = await send(sandbox.port, `${wisepayOrigin}/api/session`, { headers });
    expect(status, manner).toBe(401);
  }
  const thief = podWith(sandbox.port, { accessToken: String(accessToken), key: await createKey() });
  expect((await thief('/session')).status, 'with another key').toBe(401);
});

test('the key of the token cannot be taken out, not even by the extension', async ({ context }) => {
  for (const format of ['jwk', 'pkcs8']) {
    const take = `crypto.subtle.exportKey('${format}', pair.privateKey).then(() => 'taken', ({ name }) => name)`;
    expect(
      await inWorker(
        context,
        withKeys(`request.onsuccess = async ({ target: { result: pair } }) =>
      resolve(await ${take});`),
      ),
    ).toBe('InvalidAccessError');
  }
});

test('a key that is gone costs a silent sign-in and nothing else', async ({ context, psa, pod }) => {
  await inWorker(context, withKeys(`keys.clear().onsuccess = () => resolve('gone');`, 'readwrite'));
  await killWorker(context, pod);
  await psa.page.reload();
  await pod.expectText('Contoso Dental');
});

/** An expression that runs statements on the key database: `keys` is the store, `request` reads the one key in it. */
function withKeys(statements: string, mode = 'readonly'): string {
  return `new Promise((resolve, reject) => {
    const opening = indexedDB.open('wisepay');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const keys = opening.result.transaction('keys', '${mode}').objectStore('keys');
      const request = keys.get('proof');
      request.onerror = reject;
      ${statements}
    };
  })`;
}
