import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  dockingSchema,
  handshakeSchema,
  pageChangedSchema,
  placementSchema,
} from '#lib/protocol/frame-messages.ts';

const placement = {
  kind: 'wisepay-pod.placement',
  height: 320,
  side: 'right',
  place: 'panel',
  width: 320,
  offset: 0,
};

describe('what the panel tells the page around it', () => {
  it.each([0, 320, 320.5, 10_000])('is a height: %d', (height) => {
    expect(v.is(placementSchema, { ...placement, height })).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a height below nothing', { ...placement, height: -1 }],
    ['a height that is a rule', { ...placement, height: '1px; } * { display: none' }],
    ['no number', { ...placement, height: Number.NaN }],
    ['no word about collapsing', { kind: placement.kind, height: 320, side: 'left' }],
    ['no side', { ...placement, side: undefined }],
    ['a side that is none', { ...placement, side: 'top' }],
    ['a side that is a rule', { ...placement, side: 'right: 0; } * { top' }],
    ['another message', { ...placement, kind: 'placement' }],
    ['nothing', null],
  ])('is not heard with %s', (_, message) => {
    expect(v.is(placementSchema, message)).toBe(false);
  });
});

describe('how a person keeps the panel', () => {
  it.each(['left', 'right'])('is on the %s', (side) => {
    expect(v.is(dockingSchema, { side, place: 'tab', width: 320, offset: 0 })).toBe(true);
  });

  const docking = { side: 'left', place: 'panel', width: 320, offset: 0 };
  it.each([
    undefined,
    null,
    {},
    { side: 'left' },
    { ...docking, side: 'bottom' },
    { ...docking, place: 'window' },
    { ...docking, width: 20 },
    { ...docking, width: 5_000 },
    { ...docking, offset: -8 },
    { ...docking, offset: Number.POSITIVE_INFINITY },
  ])('is not %j', (told) => {
    expect(v.is(dockingSchema, told)).toBe(false);
  });
});

describe('what the page around tells the panel', () => {
  it('is that the page says more', () => {
    expect(v.is(pageChangedSchema, { kind: 'wisepay-pod.page-changed' })).toBe(true);
    expect(v.is(pageChangedSchema, { kind: 'page-changed' })).toBe(false);
  });

  it('names the mount first', () => {
    const mountId = crypto.randomUUID();
    const handshake = { kind: 'wisepay-pod.mount', mountId, isNarrow: false };
    expect(v.is(handshakeSchema, handshake)).toBe(true);
    expect(v.is(handshakeSchema, { ...handshake, mountId: '1' })).toBe(false);
    expect(v.is(handshakeSchema, { ...handshake, mountId: undefined })).toBe(false);
    expect(v.is(handshakeSchema, { ...handshake, isNarrow: undefined })).toBe(false);
  });
});
