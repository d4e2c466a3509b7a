import { afterEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { takeStepOnPage } from '#lib/worker/tabs/page-scripts.ts';
import { seen } from '../teaching/support/taught.ts';

const request = { kind: 'first', number: '20101', recordId: null } as const;

afterEach(() => {
  globalThis.wisepayTakeStep = undefined;
});

describe('a step of a lesson', () => {
  it('is taken by what the script has left on the page', async () => {
    const executed = vi.spyOn(browser.scripting, 'executeScript').mockImplementation(async (injection) => {
      if (injection.files !== undefined) globalThis.wisepayTakeStep = (_, { kind }) => seen(kind);
      const result: unknown = injection.func?.(...(injection.args ?? []));
      return [{ frameId: 0, documentId: '', result }];
    });
    expect(await takeStepOnPage(7, {}, request)).toEqual(seen('first'));
    expect(executed.mock.calls.map(([{ target, files }]) => ({ target, files }))).toEqual([
      { target: { tabId: 7 }, files: ['/teach.js'] },
      { target: { tabId: 7 }, files: undefined },
    ]);
  });

  it('is nothing where the script left nothing, or may not run', async () => {
    const executed = vi
      .spyOn(browser.scripting, 'executeScript')
      .mockImplementation(async ({ func, args }) => [
        { frameId: 0, documentId: '', result: func?.(...(args ?? [])) },
      ]);
    expect(await takeStepOnPage(7, {}, request)).toBeUndefined();
    executed.mockRejectedValue(new Error('Cannot access contents of the page.'));
    expect(await takeStepOnPage(7, {}, request)).toBeUndefined();
  });
});
