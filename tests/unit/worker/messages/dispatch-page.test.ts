/** What the worker accepts from a PSA page, and the little that it tells the page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountId } from '../../support/money-messages.ts';
import { type DispatchHarness, dispatchHarness, page, welcomed } from './support/dispatch-harness.ts';

let door: DispatchHarness;

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  door = dispatchHarness();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a message of the page', () => {
  it('says who is signed in', async () => {
    await door.dispatch({ kind: 'page.member', email: 'sam@northwind.example' }, page);
    expect(door.session.keepOnlyFor).toHaveBeenCalledExactlyOnceWith('sam@northwind.example');
  });

  it.each([
    ['is not named any more', () => door.psaHosts.mockResolvedValue([])],
    ['cannot be told', () => door.psaHosts.mockRejectedValue(new Error('No permissions'))],
  ])('is not heard where its host %s', async (_, change) => {
    change();
    expect(await door.dispatch({ kind: 'page.member', email: null }, page)).toBeUndefined();
    expect(door.session.keepOnlyFor).not.toHaveBeenCalled();
    expect(door.count).toHaveBeenCalledExactlyOnceWith('unknown_sender');
  });

  it('says who is signed in: what other people have typed is dropped', async () => {
    await door.dispatch({ kind: 'page.member', email: 'sam@northwind.example' }, page);
    expect(door.drafts.keepOnlyFor).toHaveBeenCalledExactlyOnceWith('sam@northwind.example');
  });

  it.each([{ kind: 'page.changed' }, { kind: 'page.member', email: null }])(
    'makes the side panel look again: $kind',
    async (message) => {
      await door.dispatch(message, page);
      expect(door.sidePanels.pageChanged).toHaveBeenCalledExactlyOnceWith(page.tab?.id);
    },
  );

  it('says that it has changed, and is told so: without an answer it would say it twice', async () => {
    expect(await door.dispatch({ kind: 'page.changed' }, page)).toBe(true);
    door.sidePanels.pageChanged.mockRejectedValue(new Error('secret'));
    expect(await door.dispatch({ kind: 'page.changed' }, page)).toBe(true);
  });

  it('says that the page meddles, which is counted', async () => {
    await door.dispatch({ kind: 'page.tampering' }, page);
    expect(door.count).toHaveBeenCalledExactlyOnceWith('page_tampering');
  });

  it('says that what was taught finds no invoice, and is told nothing', async () => {
    door.lessonHealth.missed.mockRejectedValue(new Error('secret'));
    expect(await door.dispatch({ kind: 'page.missed' }, page)).toBeUndefined();
    expect(door.lessonHealth.missed).toHaveBeenCalledExactlyOnceWith(page.tab?.id);
  });

  it('that says who is signed in is told all that a page has to know', async () => {
    const member = { kind: 'page.member', email: 'sam@northwind.example' };
    expect(await door.dispatch(member, page)).toEqual(welcomed);
    expect(door.count).not.toHaveBeenCalled();
  });

  it('says that a panel is coming: its view is begun, and the page is told nothing of it', async () => {
    expect(await door.dispatch({ kind: 'page.opened', mountId }, page)).toBeUndefined();
    expect(door.beginPrefetch).toHaveBeenCalledExactlyOnceWith(mountId, page.tab?.id);
  });

  it('gets no answer where what a page has to know cannot be told', async () => {
    door.welcome.mockRejectedValue(new Error('secret'));
    expect(await door.dispatch({ kind: 'page.member', email: null }, page)).toBeUndefined();
  });

  it('never gets an error to read', async () => {
    door.session.keepOnlyFor.mockRejectedValue(new Error('secret'));
    const answer = await door.dispatch({ kind: 'page.member', email: null }, page);
    expect(answer).toEqual(welcomed);
  });
});
