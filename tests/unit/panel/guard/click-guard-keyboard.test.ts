// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { act, elapse } from './support/fake-page.ts';
import { click, type GuardHarness, guardHarness, refused } from './support/guard-harness.ts';

let guarded: GuardHarness;

beforeEach(() => {
  guarded = guardHarness('page');
});
afterEach(() => guarded.end());

describe('in the panel on the page', () => {
  describe('by keyboard', () => {
    /** Presses the focused button; returns the verdict. */
    const key = async () => {
      act('keydown', { key: 'Enter' });
      return (await guarded.verdictOn(click({ pointerType: '' }))).verdict;
    };

    async function withKeyboard() {
      await guarded.settle();
      act('focus');
      await elapse(600);
    }

    it('a press counts after Tab, and after the pointer was used in the panel', async () => {
      await withKeyboard();
      act('keydown', { key: 'Tab' });
      expect(await key()).toEqual({ ok: true });
      act('blur');
      act('focus');
      act('pointerup');
      await elapse(600);
      expect(await key()).toEqual({ ok: true });
    });

    it('a press does not count when the person did not go to the button', async () => {
      await withKeyboard();
      act('keydown', { key: 'a' });
      act('keydown', { key: 'Tab', isTrusted: false });
      act('pointerup', { isTrusted: false });
      expect(await key()).toEqual(refused('not_chosen'));
    });

    it('a press does not count after the page had the keyboard', async () => {
      await withKeyboard();
      act('keydown', { key: 'Tab' });
      act('blur');
      await elapse(600);
      act('focus');
      await elapse(600);
      expect(await key()).toEqual(refused('not_chosen'));
    });

    it('a press counts after the person was in another window', async () => {
      await withKeyboard();
      act('keydown', { key: 'Tab' });
      guarded.page.scene.hasKeyboard = false;
      act('blur');
      await elapse(600);
      guarded.page.scene.hasKeyboard = true;
      act('focus');
      await elapse(600);
      expect(await key()).toEqual({ ok: true });
    });

    it('a key that was pressed long ago does not make a press of a screen reader one by key', async () => {
      await withKeyboard();
      act('keydown', { key: ' ' });
      await elapse(1_000);
      expect((await guarded.verdictOn(click({ pointerType: '' }))).verdict).toEqual({ ok: true });
    });
  });
});
