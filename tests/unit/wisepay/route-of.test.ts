import { describe, expect, it } from 'vitest';
import { paths, pathTo } from '#lib/wisepay/contract/paths.ts';
import { routeOf, routes } from '#lib/wisepay/contract/route-of.ts';

const api = 'https://api.wisepay.example/v1/pod';

describe('the route of a request', () => {
  it.each(Object.entries(paths))('is that of its call, whatever the ID: %s', (call, path) => {
    const filled = pathTo(call as keyof typeof paths, 'inv/1 of Contoso');
    expect(routeOf(`${api}${filled}?number=20101&wait=20`)).toBe(path);
  });

  it.each([
    'https://login.wisepay.example/oauth/token',
    `${api}/invoices/inv_1`,
    `${api}/invoices/inv_1/refunds/ref_1/more`,
    `${api}/`,
  ])('is “other” for anything else: %s', (url) => {
    expect(routeOf(url)).toBe('other');
    expect(routes).toContain('other');
  });
});
