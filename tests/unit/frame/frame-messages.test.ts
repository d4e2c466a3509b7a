import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { handshakeSchema, pageChangedSchema, placementSchema } from '#lib/frame/frame-messages.ts';

const placement = { kind: 'wisepay-pod.placement', height: 320, collapsed: false };

describe('what the panel tells the page around it', () => {
  it.each([0, 320, 10_000])('is a height: %d', (height) => {
    expect(v.is(placementSchema, { ...placement, height })).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a height below nothing', { ...placement, height: -1 }],
    ['a height beyond any screen', { ...placement, height: 10_001 }],
    ['a height that is not whole', { ...placement, height: 1.5 }],
    ['a height that is a rule', { ...placement, height: '1px; } * { display: none' }],
    ['no number', { ...placement, height: Number.NaN }],
    ['no word about collapsing', { kind: placement.kind, height: 320 }],
    ['another message', { ...placement, kind: 'placement' }],
    ['nothing', null],
  ])('is not heard with %s', (_, message) => {
    expect(v.is(placementSchema, message)).toBe(false);
  });
});

describe('what the page around tells the panel', () => {
  it('is that the page says more', () => {
    expect(v.is(pageChangedSchema, { kind: 'wisepay-pod.page-changed' })).toBe(true);
    expect(v.is(pageChangedSchema, { kind: 'page-changed' })).toBe(false);
  });

  it('names the mount first', () => {
    const mountId = crypto.randomUUID();
    expect(v.is(handshakeSchema, { kind: 'wisepay-pod.mount', mountId })).toBe(true);
    expect(v.is(handshakeSchema, { kind: 'wisepay-pod.mount', mountId: '1' })).toBe(false);
    expect(v.is(handshakeSchema, { kind: 'wisepay-pod.mount' })).toBe(false);
  });
});
