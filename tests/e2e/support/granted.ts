/**
 * A click on the browser's toolbar grants `activeTab`, which no test can give. Tests of what needs it use a copy of the
 * built extension with a host permission instead. That a click grants `activeTab` is the browser's promise.
 */
import { makeChangedCopy } from './changed-copy.ts';
import { test } from './fixtures.ts';

/** A copy of the built extension that may look at local pages. */
export const makeGrantedCopy = () =>
  makeChangedCopy((manifest) => ({ ...manifest, host_permissions: ['http://*/*'] }));

/** Tests in a browser with that copy. */
export const grantedTest = test.extend({
  extension: async ({ browserName: _ }, use) => {
    const copy = await makeGrantedCopy();
    await use(copy.folder);
    await copy.remove();
  },
});
