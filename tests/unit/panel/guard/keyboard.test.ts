import { beforeEach, describe, expect, it } from 'vitest';
import { createKeyboardTrace, type KeyboardTrace } from '#lib/panel/guard/keyboard.ts';

let keyboard: KeyboardTrace;

beforeEach(() => {
  keyboard = createKeyboardTrace();
});

describe('a key press on a money button', () => {
  it('counts when the person went to the button with Tab', () => {
    keyboard.arrive(0);
    keyboard.choose();
    expect(keyboard.check(500)).toEqual({ ok: true });
  });

  it('does not count when the page gave the panel the keyboard', () => {
    keyboard.arrive(0);
    expect(keyboard.check(5000)).toEqual({ ok: false, reason: 'not_chosen' });
  });

  it('does not count right after the panel got the keyboard', () => {
    keyboard.arrive(0);
    keyboard.choose();
    expect(keyboard.check(499)).toEqual({ ok: false, reason: 'not_yet' });
  });

  it('counts half a second after the panel got the keyboard, whenever that was', () => {
    keyboard.arrive(10_000);
    keyboard.choose();
    expect(keyboard.check(10_499)).toEqual({ ok: false, reason: 'not_yet' });
    expect(keyboard.check(10_500)).toEqual({ ok: true });
  });

  it('does not count in a panel that came from another window and in which nothing was chosen', () => {
    keyboard.notePage(false, 0);
    keyboard.arrive(100);
    expect(keyboard.check(5000)).toEqual({ ok: false, reason: 'not_chosen' });
  });

  it.each([
    ['when the keyboard went away and came back', () => keyboard.arrive(900)],
    ['while the panel does not have the keyboard', () => {}],
  ])('is not helped by what was chosen before: %s', (_, comeBack) => {
    keyboard.arrive(0);
    keyboard.choose();
    keyboard.leave(600);
    comeBack();
    expect(keyboard.check(5000)).toEqual({ ok: false, reason: 'not_chosen' });
  });

  it('is helped by what was chosen before the person went to another window', () => {
    keyboard.choose();
    keyboard.leave(600);
    keyboard.notePage(false, 700);
    keyboard.arrive(900);
    expect(keyboard.check(5000)).toEqual({ ok: true });
  });

  it('is helped by it where the page was asked at the very moment', () => {
    keyboard.choose();
    keyboard.leave(600);
    keyboard.notePage(false, 600);
    keyboard.arrive(900);
    expect(keyboard.check(5000)).toEqual({ ok: true });
  });

  it('is not helped by it when the panel is given the keyboard that it has', () => {
    keyboard.arrive(0);
    keyboard.choose();
    keyboard.notePage(false, 100);
    keyboard.arrive(900);
    expect(keyboard.check(5000)).toEqual({ ok: false, reason: 'not_chosen' });
  });

  it('is helped by it where the page was asked just before, and answers only now that it had the keyboard', () => {
    keyboard.choose();
    keyboard.leave(600);
    keyboard.notePage(true, 590);
    keyboard.notePage(false, 700);
    keyboard.arrive(900);
    expect(keyboard.check(5000)).toEqual({ ok: true });
  });

  it('is not helped by it when the page has had the keyboard in between', () => {
    keyboard.choose();
    keyboard.leave(600);
    keyboard.notePage(true, 700);
    keyboard.notePage(false, 700);
    keyboard.arrive(900);
    expect(keyboard.check(5000)).toEqual({ ok: false, reason: 'not_chosen' });
  });
});
