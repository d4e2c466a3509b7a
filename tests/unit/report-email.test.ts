import { describe, expect, it } from 'vitest';
import { isEmailAddress, reportEmail } from '#lib/report-email.ts';

const words = {
  subject: 'WisePay: report & more',
  withReport: 'Describe it:',
  withoutReport: 'Paste the report:',
};
const address = 'help+pod@msp.example';

/** What a mail program reads in a link. */
function read(link: string | null) {
  const url = new URL(link ?? '');
  const fields = [...url.searchParams.keys()];
  return { to: url.pathname, fields, ...Object.fromEntries(url.searchParams) };
}

describe('the email to support', () => {
  it('has the report in it if that fits, in the lines of an email', () => {
    const link = reportEmail(address, 'Made: now\nPanel: 50 % + more\n', words);
    expect(read(link)).toEqual({
      to: 'help%2Bpod@msp.example',
      fields: ['subject', 'body'],
      subject: 'WisePay: report & more',
      body: 'Describe it:\r\n\r\n\r\nMade: now\r\nPanel: 50 % + more\r\n',
    });
  });

  it('asks for the copied report where it is too long for a link', () => {
    const report = 'Made: now\n'.repeat(200);
    expect(read(reportEmail(address, report, words))).toMatchObject({ body: 'Paste the report:\r\n\r\n' });
  });

  it('has a link of up to 1,900 characters, and no longer one', () => {
    const lengthOf = (count: number) => (reportEmail(address, 'a'.repeat(count), words) ?? '').length;
    const rest = 1_900 - lengthOf(0);
    expect(lengthOf(rest)).toBe(1_900);
    expect(lengthOf(rest + 1)).toBeLessThan(200);
  });

  it.each([
    'help@msp.example?bcc=evil@x.example',
    'help@msp.example&bcc=evil@x.example',
    'help@msp.example%0D%0ABcc:evil@x.example',
    'help@msp.example\r\nBcc: evil@x.example',
    'help@msp.example,evil@x.example',
    'help@msp.example;evil@x.example',
    'Help <help@msp.example>',
    'mailto:help@msp.example',
    'javascript:alert(1)',
    'help@msp.example#',
    '',
    `${'a'.repeat(320)}@msp.example`,
  ])('goes to nobody by what is no plain address: %j', (text) => {
    expect(isEmailAddress(text)).toBe(false);
    expect(reportEmail(text, 'Made: now', words)).toBeNull();
  });

  it('cannot be given another recipient by the report or by the words', () => {
    const attack = 'x&bcc=evil@x.example?to=evil@x.example#%0D%0ABcc: evil@x.example';
    const link = reportEmail(address, attack, { ...words, subject: attack });
    expect(read(link)).toMatchObject({
      to: 'help%2Bpod@msp.example',
      fields: ['subject', 'body'],
      subject: attack,
    });
    expect(new URL(link ?? '').hash).toBe('');
  });
});
