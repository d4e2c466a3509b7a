// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useRef } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useRetire } from '#components/ui/use-retire.ts';
import { showPart } from '../support/sight.ts';

const seconds = (count: number) =>
  void act(() => {
    vi.advanceTimersByTime(count * 1_000);
  });

function Result({ enabled, onRetire }: { readonly enabled: boolean; onRetire(): void }) {
  const ref = useRef<HTMLElement>(null);
  useRetire(ref, { enabled, onRetire });
  return (
    <>
      <section ref={ref} aria-label="Result">
        <h2 tabIndex={-1}>Approved</h2>
        <button type="button">Receipt</button>
      </section>
      <button type="button">Elsewhere</button>
    </>
  );
}

function show(enabled = true) {
  const onRetire = vi.fn<() => void>();
  const { rerender, unmount } = render(<Result enabled={enabled} onRetire={onRetire} />);
  const result = screen.getByRole('region', { name: 'Result' });
  return {
    onRetire,
    result,
    enable: (is: boolean) => rerender(<Result enabled={is} onRetire={onRetire} />),
    unmount,
  };
}

let isFocused: boolean;

function leave(is: boolean, type: 'visibility' | 'focus') {
  if (type === 'visibility') {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(is ? 'hidden' : 'visible');
    fireEvent(document, new Event('visibilitychange'));
  } else {
    isFocused = !is;
    fireEvent(window, new Event(is ? 'blur' : 'focus'));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  isFocused = true;
  vi.spyOn(document, 'hasFocus').mockImplementation(() => isFocused);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a result that goes away', () => {
  it('does so once it was seen for its time, and once only', () => {
    const { onRetire } = show();
    seconds(14.9);
    expect(onRetire).not.toHaveBeenCalled();
    seconds(0.1);
    expect(onRetire).toHaveBeenCalledOnce();
    seconds(60);
    expect(onRetire).toHaveBeenCalledOnce();
  });

  it.each(['visibility', 'focus'] as const)(
    'waits while nobody looks at it, and goes on from there: %s',
    (type) => {
      const { onRetire } = show();
      seconds(10);
      leave(true, type);
      seconds(600);
      expect(onRetire).not.toHaveBeenCalled();
      leave(false, type);
      seconds(4.9);
      expect(onRetire).not.toHaveBeenCalled();
      seconds(0.1);
      expect(onRetire).toHaveBeenCalledOnce();
    },
  );

  it('waits while it is scrolled out of sight, and goes on from there', () => {
    const { onRetire, result } = show();
    seconds(10);
    showPart(result, 0);
    seconds(600);
    expect(onRetire).not.toHaveBeenCalled();
    showPart(result, 1);
    seconds(4.9);
    expect(onRetire).not.toHaveBeenCalled();
    seconds(0.1);
    expect(onRetire).toHaveBeenCalledOnce();
  });

  it('waits while only an edge of it is on screen', () => {
    const { onRetire, result } = show();
    showPart(result, 0.4);
    seconds(600);
    expect(onRetire).not.toHaveBeenCalled();
    showPart(result, 0.5);
    seconds(15);
    expect(onRetire).toHaveBeenCalledOnce();
  });

  it('waits while the pointer moves over it, and not for one that lies there at rest', () => {
    const { onRetire, result } = show();
    for (let move = 0; move < 20; move += 1) {
      fireEvent.pointerMove(result);
      seconds(3);
    }
    expect(onRetire).not.toHaveBeenCalled();
    seconds(5 + 15);
    expect(onRetire).toHaveBeenCalledOnce();
  });

  it('waits while one of its buttons has the focus', async () => {
    const { onRetire } = show();
    await act(() => screen.getByRole('button', { name: 'Receipt' }).focus());
    seconds(60);
    expect(onRetire).not.toHaveBeenCalled();
    await act(() => screen.getByRole('button', { name: 'Elsewhere' }).focus());
    seconds(15);
    expect(onRetire).toHaveBeenCalledOnce();
  });

  it('does not wait because its heading was given the focus', () => {
    const { onRetire } = show();
    act(() => screen.getByRole('heading').focus());
    seconds(15);
    expect(onRetire).toHaveBeenCalledOnce();
  });
});

describe('a result that stays', () => {
  it('stays, whoever looks at it', () => {
    const { onRetire } = show(false);
    seconds(600);
    expect(onRetire).not.toHaveBeenCalled();
  });

  it('starts its time when it may go, and stops it when it may not', () => {
    const { onRetire, enable } = show(false);
    seconds(600);
    enable(true);
    seconds(10);
    enable(false);
    seconds(600);
    expect(onRetire).not.toHaveBeenCalled();
    enable(true);
    seconds(15);
    expect(onRetire).toHaveBeenCalledOnce();
  });

  it('that is gone already is not asked to go', () => {
    const { onRetire, unmount } = show();
    unmount();
    seconds(60);
    expect(onRetire).not.toHaveBeenCalled();
  });
});
