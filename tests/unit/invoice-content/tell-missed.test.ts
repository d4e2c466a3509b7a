// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultProfile } from '#lib/psa/profile.ts';
import { createTellMissed } from '../../../entrypoints/invoice.content/tell-missed.ts';

const taught = { ...defaultProfile, isTaught: true };
const sendMessage = vi.fn(async () => undefined);

beforeEach(() => {
  sendMessage.mockClear();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(sendMessage);
});

afterEach(() => {
  history.replaceState(null, '', '/');
});

it('each screen on which a lesson finds nothing is told once', () => {
  const tell = createTellMissed();
  tell(taught);
  tell(taught);
  expect(sendMessage.mock.calls).toEqual([[{ kind: 'page.missed' }]]);
  history.replaceState(null, '', '/?recid=5102');
  tell(taught);
  history.replaceState(null, '', '/');
  tell(taught);
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

it('nothing is told where nobody taught, until someone has', () => {
  const tell = createTellMissed();
  tell(defaultProfile);
  tell({ ...defaultProfile, isTaught: false });
  expect(sendMessage).not.toHaveBeenCalled();
  tell(taught);
  expect(sendMessage).toHaveBeenCalledOnce();
});
