import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDrawInLanguage, type DrawInLanguage } from '#lib/i18n/draw-in-language.ts';
import { deferred } from '../support/deferred.ts';

const apply = vi.fn<(chosen: string | null) => Promise<void>>();
let events: string[] = [];
let drawIn: DrawInLanguage;

const drawing = (name: string) => () => {
  events.push(`${name} drawn`);
};

beforeEach(() => {
  events = [];
  apply.mockReset().mockImplementation(async (chosen) => {
    events.push(`${chosen} applied`);
  });
  vi.spyOn(console, 'error').mockReset().mockReturnValue();
  drawIn = createDrawInLanguage(apply);
});

describe('a page', () => {
  it('is drawn in the browser’s language, and in another as soon as that is chosen', async () => {
    await drawIn(null, drawing('first'));
    await drawIn('de', drawing('second'));
    expect(events).toEqual(['null applied', 'first drawn', 'de applied', 'second drawn']);
  });

  it('does not load the language again that it speaks', async () => {
    await drawIn('de', drawing('first'));
    await drawIn('de', drawing('second'));
    expect(events).toEqual(['de applied', 'first drawn', 'second drawn']);
  });

  it('is drawn in the order of what has happened, however long a language takes', async () => {
    const german = deferred<void>();
    apply.mockReturnValueOnce(german.promise);
    const drawn = [drawIn('de', drawing('first')), drawIn(null, drawing('second'))];
    expect(events).toEqual([]);
    german.resolve();
    await Promise.all(drawn);
    expect(events).toEqual(['first drawn', 'null applied', 'second drawn']);
  });

  it('is drawn also where a language cannot be loaded, which is tried again', async () => {
    apply.mockRejectedValueOnce(new Error('no such file'));
    await drawIn('de', drawing('first'));
    await drawIn('de', drawing('second'));
    expect(events).toEqual(['first drawn', 'de applied', 'second drawn']);
  });

  it('is drawn again after a drawing that failed', async () => {
    const failed = drawIn('de', () => {
      throw new Error('broken');
    });
    await expect(failed).rejects.toThrow('broken');
    await drawIn('de', drawing('second'));
    expect(events).toEqual(['de applied', 'second drawn']);
  });
});
