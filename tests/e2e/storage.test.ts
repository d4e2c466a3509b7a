/** What lives in the page's process may not read what decides where money and tokens go. */
import { expect, test } from './support/fixtures.ts';
import { people, signInToBoth } from './support/people.ts';

test('the content script in the page can read neither the journal nor the tokens', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await signInToBoth(sandbox, people.pat);
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');

  const session = await context.newCDPSession(psa.page);
  const contentScript = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context: { id, name } }) => {
      if (name.startsWith('WisePay')) resolve(id);
    });
  });
  await session.send('Runtime.enable');
  const contextId = await contentScript;
  const read = async (area: string) => {
    const expression = `chrome.storage.${area}.get(null).then(() => 'open', (error) => String(error))`;
    const { result } = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true });
    return result.value;
  };
  expect(await read('local')).toContain('Access to storage is not allowed');
  expect(await read('session')).toContain('Access to storage is not allowed');
});
