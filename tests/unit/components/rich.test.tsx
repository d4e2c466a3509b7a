// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { rich } from '#components/words/rich.tsx';
import { setLanguage } from '#lib/i18n/translate.ts';

afterEach(async () => {
  cleanup();
  await setLanguage('en');
});

const email = 'pat@northwind.example';
const draw = (address: string) => render(<p>{rich('signIn.as', { email: <strong>{address}</strong> })}</p>);

describe('a sentence with an element in it', () => {
  it('reads as one sentence', () => {
    const { container } = draw(email);
    expect(container.textContent).toBe(`Sign in as ${email}.`);
    expect(container.querySelector('strong')?.textContent).toBe(email);
  });

  it('keeps the element’s own order of signs in every language', async () => {
    await setLanguage('ar');
    const { container } = draw(email);
    expect(container.querySelector('bdi > strong')?.textContent).toBe(email);
    expect(container.textContent).not.toMatch(/[{}\u2066-\u2069]/);
  });

  it('shows what stands in the element as it is', () => {
    const { container } = draw('{email}');
    expect(container.textContent).toBe('Sign in as {email}.');
  });
});
