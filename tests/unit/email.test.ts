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
    ['an accent', 'jos\u00e9@a.example', 'jose@a.example'],
    ['a Cyrillic a for a Latin one', 'p\u0430t@a.example', 'pat@a.example'],
    ['a Cyrillic a in the domain', 'pat@\u0430.example', 'pat@a.example'],
    ['a look-alike domain in its ASCII form', 'pat@xn--80a.example', 'pat@a.example'],
    ['a full-width letter in the domain', 'pat@\uff41.example', 'pat@a.example'],
    ['the Kelvin sign in a domain with an accent', 'pat@\u212a\u00e4.example', 'pat@k\u00e4.example'],
    ['an invisible sign in the domain', 'pat@m\u00fc\u00adller.example', 'pat@m\u00fcller.example'],
    ['an ASCII form in front of the @', 'xn--mller-kva@a.example', 'm\u00fcller@a.example'],
    ['something behind the domain', 'pat@m\u00fcller/.example', 'pat@m\u00fcller.example'],
    ['sharp s for ss', 'pat@stra\u00dfe.example', 'pat@strasse.example'],
    ['a non-ASCII capital', '\u00c9lan@a.example', '\u00e9lan@a.example'],
  ])('keeps people apart who differ by %s', (_, a, b) => {
    expect(sameEmail(a, b)).toBe(false);
  });

  it.each([
    ['an accent typed in two ways', 'jos\u00e9@a.example', 'jose\u0301@a.example'],
    ['an accent of the domain typed in two ways', 'pat@m\u00fcller.example', 'pat@mu\u0308ller.example'],
    ['a letter with two accents', 'vi\u1ec7t@a.example', 'vie\u0302\u0323t@a.example'],
    ['a syllable typed letter by letter', '\uac00@a.example', '\u1100\u1161@a.example'],
    [
      'the domain in its ASCII form',
      'Pat@Z\u00fcrich.m\u00fcller.example',
      'pat@XN--Zrich-kva.xn--mller-kva.example',
    ],
    ['an Arabic domain in its ASCII form', 'pat@\u0645\u062b\u0627\u0644.example', 'pat@xn--mgbh0fb.example'],
    ['sharp s in its ASCII form', 'pat@stra\u00dfe.example', 'pat@xn--strae-oqa.example'],
    ['both at once', 'jose\u0301@mu\u0308ller.example', 'jos\u00e9@xn--mller-kva.example'],
  ])('takes for one person who is spelled with %s', (_, a, b) => {
    expect(sameEmail(a, b)).toBe(true);
    expect(sameEmail(b, a)).toBe(true);
  });

  it('matches an address to itself, however its accents and its domain are written', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abz09', ...'äéñøßıжמجका한'),
      minLength: 1,
      maxLength: 6,
    });
    const domain = letters.filter((name) => URL.canParse(`http://${name}.example/`));
    fc.assert(
      fc.property(letters, domain, (name, host) => {
        const address = `${name}@${host}.example`.normalize('NFC');
        const ascii = `${name}@${new URL(`http://${host}.example/`).hostname}`;
        expect(sameEmail(address, address.normalize('NFD'))).toBe(true);
        expect(sameEmail(address, ascii)).toBe(true);
        expect(sameEmail(address.normalize('NFD'), ascii)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never takes one letter for another that looks like it', () => {
    const alike = ['aаɑα\uff41', 'oоο0\uff4f', 'eеҽ', 'iіıí', 'kк\u212a', 'sѕß'].map((group) => [...group]);
    const place = fc.constantFrom(
      (letter: string) => `${letter}x@a.example`,
      (letter: string) => `pat@${letter}x.example`,
      (letter: string) => `pat@\u00e9${letter}.example`,
    );
    const pair = fc
      .constantFrom(...alike)
      .chain((group) => fc.shuffledSubarray(group, { minLength: 2, maxLength: 2 }));
    fc.assert(
      fc.property(place, pair, (put, [one = '', other = '']) => {
        expect(sameEmail(put(one), put(other))).toBe(false);
      }),
      { numRuns: 500 },
    );
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
