import { describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { lastKnownKey } from '#lib/policy/follow-policy.ts';
import { panelSettings } from '#lib/protocol/panel-settings.ts';

const settings = panelSettings(browser.storage.local);

/** What a policy says, as the worker keeps it. */
const order = (values: unknown) => browser.storage.local.set({ [lastKnownKey]: values });

const usual = { side: 'right', place: 'panel', width: 320, offset: 0, isPlaceLocked: false };

describe('how a person keeps the panel', () => {
  it('is open and on the right until somebody wants it otherwise', async () => {
    expect(await settings.read()).toEqual(usual);
  });

  it.each([
    { side: 'left' },
    { place: 'tab' },
    { place: 'side_panel' },
    { width: 480 },
    { offset: 96 },
  ] as const)('is remembered: %j', async (change) => {
    await settings.write(change);
    expect(await settings.read()).toEqual({ ...usual, ...change });
  });

  it('keeps the one when the other changes', async () => {
    await settings.write({ side: 'left' });
    await settings.write({ place: 'tab' });
    expect(await settings.read()).toEqual({ ...usual, side: 'left', place: 'tab' });
  });

  it.each([
    ['panel.place', 'open'],
    ['panel.place', 1],
    ['panel.side', 'top'],
    ['panel.side', null],
    ['panel.width', 40],
    ['panel.width', '400'],
    ['panel.offset', -1],
    ['panel.offset', Number.NaN],
  ])('is the usual one when the storage holds %s: %j', async (key, value) => {
    await browser.storage.local.set({ [key]: value });
    expect(await settings.read()).toEqual(usual);
  });
});

describe('an administrator', () => {
  it.each([
    ['panel', 'panel'],
    ['tab', 'tab'],
    ['side-panel', 'side_panel'],
  ])('presets the place %s', async (placement, place) => {
    await order({ placement });
    expect(await settings.read()).toEqual({ ...usual, place });
  });

  it('leaves the choice to the person', async () => {
    await order({ placement: 'tab' });
    await settings.write({ place: 'panel' });
    expect(await settings.read()).toEqual(usual);
  });

  it('locks the place, whatever the person chose before', async () => {
    await order({ placement: 'tab', placementLocked: true });
    await settings.write({ place: 'side_panel', side: 'left' });
    expect(await settings.read()).toEqual({ ...usual, side: 'left', place: 'tab', isPlaceLocked: true });
  });

  it.each([
    { placementLocked: true },
    { placement: 'corner', placementLocked: true },
    { placement: 7 },
    { placementLocked: 'yes' },
    'no policy',
    null,
  ])('changes nothing with %j', async (values) => {
    await order(values);
    await settings.write({ place: 'tab' });
    expect(await settings.read()).toEqual({ ...usual, place: 'tab' });
  });
});
