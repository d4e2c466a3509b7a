/** Clicks are counted as they are made: once each, none twice, and only those of the job. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFilm } from '../../jobs/support/film.ts';
import { createHand } from '../../jobs/support/hand.ts';
import { button, type Place } from '../../jobs/support/place.ts';

interface Behavior {
  /** What the POD never says. */
  readonly unsaid?: string;
}

/** A POD on paper, and what was done with it. */
function podOnPaper({ unsaid }: Behavior = {}) {
  const done: string[] = [];
  const place: Place = {
    open: async (recordId) => void done.push(`open ${recordId}`),
    rest: async () => {},
    press: async ({ name }) => void done.push(`press ${name}`),
    movePointerOff: async () => {},
    async expectText(text) {
      if (text === unsaid) throw new Error(`There is no ${text}.`);
    },
    expectGone: async () => {},
    text: async () => 'Nothing was sent because the panel just moved. Click again.',
    picture: async () => new Uint8Array(),
  };
  const film = { shoot: async (step: string) => void done.push(`shoot ${step}`) };
  return { hand: createHand(place, film), done };
}

describe('a click', () => {
  it('is counted for each press, with its name, and filmed after it', async () => {
    const { hand, done } = podOnPaper();
    await hand.look('5101');
    await hand.press(button('Re-send Reminder'), { step: 'form', shows: 'billing@' });
    await hand.press(button('Send reminder'), { step: 'sent' });
    expect(hand.counted()).toEqual({ clicks: ['Re-send Reminder', 'Send reminder'] });
    expect(done).toEqual([
      'open 5101',
      'shoot invoice',
      'press Re-send Reminder',
      'shoot form',
      'press Send reminder',
      'shoot sent',
    ]);
  });

  it('that does not count in the panel fails, with what the panel says, and is not repeated', async () => {
    const { hand, done } = podOnPaper({ unsaid: 'Pending' });
    const refused = hand.press(button('Refund $615.00'), { step: 'done', shows: 'Pending' });
    await expect(refused).rejects.toThrow(
      /“Refund \$615\.00” did not lead to Pending\. The POD says:\n.*the panel just moved/,
    );
    expect(done).toEqual(['press Refund $615.00']);
    expect(hand.counted()).toEqual({ clicks: [] });
  });

  it('elsewhere counts too, unless it fails', async () => {
    const { hand } = podOnPaper();
    await hand.pressElsewhere('Pay', async () => {});
    const failing = hand.pressElsewhere('Pay', () => Promise.reject(new Error('covered')));
    await expect(failing).rejects.toThrow('covered');
    expect(hand.counted().clicks).toEqual(['Pay']);
  });
});

it('the screenshots of a job are numbered in their order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wisepay-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const pictures = [Uint8Array.of(7), Uint8Array.of(9)];
  const film = createFilm(join(folder, 'refund'), async () => pictures.shift() ?? Uint8Array.of());
  await film.shoot('invoice');
  await film.shoot('form');
  expect(await readdir(join(folder, 'refund'))).toEqual(['01-invoice.png', '02-form.png']);
  expect([...(await readFile(join(folder, 'refund/02-form.png')))]).toEqual([9]);
});
