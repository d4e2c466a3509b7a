import { expect, it } from 'vitest';
import { namesBlockingPolicy } from '#lib/worker/tabs/popup-tab.ts';

it.each([
  [new Error('This page cannot be scripted due to an ExtensionsSettings policy.'), true],
  [new Error('Cannot access contents of the page. Extension manifest must request permission.'), false],
  [new Error('No tab with id: 7.'), false],
  [undefined, false],
])('the browser’s refusal %s: whether a policy is the reason is %s', (error, isPolicy) => {
  expect(namesBlockingPolicy(error)).toBe(isPolicy);
});
