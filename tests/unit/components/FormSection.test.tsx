// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { FormSection } from '../../../components/ui/FormSection.tsx';

afterEach(() => render(null, document.body));

it('a field that is focused as soon as its form is there keeps the focus', async () => {
  render(
    <FormSection title="Refund" busy={false} onBack={() => {}}>
      <input />
    </FormSection>,
    document.body,
  );
  expect(document.activeElement?.textContent).toBe('Refund');
  const field = document.querySelector('input');
  field?.focus();
  // By then, the callbacks of the next frame have run.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  expect(document.activeElement).toBe(field);
});
