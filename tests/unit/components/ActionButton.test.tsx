// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ActionButton } from '#components/ui/ActionButton.tsx';

afterEach(cleanup);

const onClick = vi.fn();
afterEach(() => onClick.mockReset());

const button = () => screen.getByRole('button', { name: 'Check again' });

describe('a button for an action', () => {
  it('does it on every click', () => {
    render(<ActionButton label="Check again" onClick={onClick} />);
    fireEvent.click(button());
    fireEvent.click(button());
    expect(onClick).toHaveBeenCalledTimes(2);
  });

  it('takes a double click for one click', () => {
    render(<ActionButton label="Check again" onClick={onClick} />);
    fireEvent.click(button(), { detail: 1 });
    fireEvent.click(button(), { detail: 2 });
    expect(onClick).toHaveBeenCalledOnce();
  });

  it('never submits a form', () => {
    render(<ActionButton label="Check again" onClick={onClick} />);
    expect(button().getAttribute('type')).toBe('button');
  });

  it.each([
    ['busy', { busy: true }, 'true'],
    ['held back', { disabled: true }, 'false'],
  ])('does nothing while it is %s, but can still be reached and read', (_, props, isBusy) => {
    render(<ActionButton label="Check again" onClick={onClick} {...props} />);
    fireEvent.click(button());
    expect(onClick).not.toHaveBeenCalled();
    expect(button().getAttribute('aria-disabled')).toBe('true');
    expect(button().getAttribute('aria-busy')).toBe(isBusy);
    button().focus();
    expect(document.activeElement).toBe(button());
  });

  it('works again afterwards', () => {
    const { rerender } = render(<ActionButton label="Check again" busy onClick={onClick} />);
    rerender(<ActionButton label="Check again" onClick={onClick} />);
    fireEvent.click(button());
    expect(onClick).toHaveBeenCalledOnce();
  });
});
