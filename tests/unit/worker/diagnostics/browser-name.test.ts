import { describe, expect, it } from 'vitest';
import { browserName } from '#lib/worker/diagnostics/report.ts';

const chrome = (system: string) =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36`;

describe('the browser', () => {
  it.each([
    [chrome('Windows NT 10.0; Win64; x64'), 'Chrome 141.0.0.0 on Windows'],
    [chrome('Macintosh; Intel Mac OS X 10_15_7'), 'Chrome 141.0.0.0 on Macintosh'],
    [`${chrome('X11; Linux x86_64')} Edg/140.0.1.2`, 'Edge 140.0.1.2 on Linux'],
    ['pat@northwind.example', 'Chrome of an unknown version on an unknown system'],
  ])('is told by name, version and system: %s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
