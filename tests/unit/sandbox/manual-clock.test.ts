import { expect, test } from 'vitest';
import { ManualClock } from '#sandbox/wisepay/time/manual-clock.ts';

test('what is planned happens in order, each at its time, also what is planned meanwhile', () => {
  const clock = new ManualClock(0);
  const happened: [string, number][] = [];
  const note = (what: string) => () => happened.push([what, clock.now()]);
  clock.after(30, note('last'));
  clock.after(10, () => {
    note('first')();
    clock.after(5, note('planned later'));
  });
  clock.after(10, note('second'));
  const callOff = clock.after(20, note('called off'));
  callOff();
  clock.advance(29);
  expect(happened).toEqual([
    ['first', 10],
    ['second', 10],
    ['planned later', 15],
  ]);
  expect(clock.now()).toBe(29);
  expect(clock.plannedCount).toBe(1);
});
