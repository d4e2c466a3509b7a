import { describe, expect, it } from 'vitest';
import { sameEmail } from '#lib/email.ts';
import { fc } from './support/properties.ts';

describe('matching email addresses', () => {
  it('ignores the case of ASCII letters and white space around', () => {
    expect(sameEmail(' Pat.Admin@Northwind.example', 'pat.admin@northwind.example\n')).toBe(true);
  });

  it.each([
    ['a dot', 'pat.admin@a.example', 'patadmin@a.example'],
    ['a plus tag', 'pat+psa@a.example', 'pat@a.example'],
    ['the Kelvin sign for k', 'pat@\u212Aa.example', 'pat@ka.example'],
    ['a dotted capital i', 'p\u0130t@a.example', 'pi\u0307t@a.example'],
    ['a dotless i', 'p\u0131t@a.example', 'pit@a.example'],
    ['an accent typed in two ways', 'jos\u00e9@a.example', 'jose\u0301@a.example'],
    ['a non-ASCII capital', '\u00c9lan@a.example', '\u00e9lan@a.example'],
  ])('keeps people apart who differ by %s', (_, a, b) => {
    expect(sameEmail(a, b)).toBe(false);
  });

  it('matches nobody with an empty address', () => {
    expect(sameEmail('', '')).toBe(false);
    expect(sameEmail(' ', '\t')).toBe(false);
  });

  it('matches only what is equal letter by letter, up to ASCII case', () => {
    const letter = fc.constantFrom(
      ...'aAbBkKiIsS.@+',
      '\u212A',
      '\u0130',
      '\u0131',
      '\u017F',
      '\u00e9',
      '\u00c9',
    );
    const address = fc.string({ unit: letter, minLength: 1, maxLength: 4 });
    const equalAsciiCase = (a: string, b: string): boolean =>
      a.length === b.length &&
      [...a].every((one, index) => {
        const other = b[index] ?? '';
        return one === other || (/[a-z]/i.test(one) && (one.charCodeAt(0) ^ other.charCodeAt(0)) === 0x20);
      });
    fc.assert(
      fc.property(address, address, (a, b) => {
        expect(sameEmail(a, b)).toBe(equalAsciiCase(a, b));
        expect(
          sameEmail(
            a,
            a.replace(/[a-z]/g, (one) => one.toUpperCase()),
          ),
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
