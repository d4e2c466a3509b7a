import { describe, expect, it } from 'vitest';
import { type TeachingView, teachingView } from '#lib/popup/teaching-view.ts';
import type { Teaching } from '#lib/protocol/lesson.ts';

const atFirst: Teaching = { step: 'first', problem: null, place: null, lesson: null, isDoubtful: false };
const notSeen: Teaching = { ...atFirst, problem: 'number_not_seen' };
const atSecond: Teaching = { ...atFirst, step: 'second' };
const inVain: Teaching = { ...atSecond, problem: 'nothing_in_common' };
const atOther: Teaching = { ...atFirst, step: 'other' };

describe('what the popup shows of teaching', () => {
  it.each<[string, Teaching, boolean | null, TeachingView]>([
    ['a way in before the first step', atFirst, null, 'rest'],
    ['the first step once it was opened', atFirst, true, 'first'],
    ['a way in once it was closed again', atFirst, false, 'rest'],
    ['the first step again where it was tried before', notSeen, null, 'first'],
    ['a way in once that was closed', notSeen, false, 'rest'],
    ['the second step', atSecond, null, 'second'],
    ['the second step, whatever was opened before', atSecond, true, 'second'],
    ['the second step, whatever was closed before', atSecond, false, 'second'],
    ['the second step again', { ...atSecond, problem: 'same_invoice' }, null, 'second'],
    ['that nothing can be learned', inVain, null, 'failed'],
    ['the last step', atOther, null, 'other'],
    ['the last step again', { ...atOther, problem: 'found_elsewhere' }, null, 'other'],
    ['that nothing can be learned, at the last step', { ...inVain, step: 'other' }, null, 'failed'],
  ])('is %s', (_, teaching, isOpened, view) => {
    expect(teachingView(teaching, false, isOpened)).toBe(view);
  });

  it.each([null, true, false])('is the lesson once it was learned: opened is %s', (isOpened) => {
    expect(teachingView(atFirst, true, isOpened)).toBe('learned');
  });
});
