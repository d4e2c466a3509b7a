// @vitest-environment happy-dom

import { render } from 'preact';
import { expect, it } from 'vitest';
import { useId } from '#components/ui/use-id.ts';

function Field({ name }: { readonly name: string }) {
  const id = useId();
  return (
    <>
      <label for={id}>{name}</label>
      <input id={id} />
    </>
  );
}

it('gives every element its own ID, whenever it comes to the screen', () => {
  const names: string[] = [];
  for (const name of ['Amount', 'Note', 'Reason', 'Terminal']) {
    names.push(name);
    render(
      <div>
        {names.map((each) => (
          <Field key={each} name={each} />
        ))}
      </div>,
      document.body,
    );
  }
  const ids = [...document.querySelectorAll('input')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
  expect([...document.querySelectorAll('input')].map(({ labels }) => labels?.[0]?.textContent)).toEqual(
    names,
  );
});
