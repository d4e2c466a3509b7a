import { expect, it } from 'vitest';
import { createTabLook } from '#lib/worker/tabs/popup-tab.ts';

it('a page that names a host no address can have is a page that is not served', async () => {
  const lookAtTab = createTabLook({
    askPage: async () => ({
      host: 'cw.example.com:99999',
      invoice: null,
      isByHand: false,
      isGivenUp: false,
      hasMember: false,
      noneReason: null,
    }),
    addressOf: async () => undefined,
    isBlocked: async () => false,
    servedHosts: async () => ['cw.example.com'],
    needsMember: async () => true,
  });
  expect(await lookAtTab(7)).toEqual({ kind: 'not_served' });
});
