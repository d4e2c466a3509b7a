// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { correction, generate } from 'lean-qr';
import { afterEach, describe, expect, it } from 'vitest';
import { drawnModules } from '../support/drawn-modules.ts';
import { codeOnly, linkAddress, linkCode, openLink, paymentLink, withLink } from '../support/payment-link.ts';
import { readQrCode } from '../support/read-qr-code.ts';
import { textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

describe('the QR code of the payment link', () => {
  it.each([
    paymentLink,
    'https://app.wisepay.example/link/1',
    'https://app.wisepay.example/L?invoice=20101&amount=1000.00#%F0%9F%92%B6',
    'HTTPS://APP.WISEPAY.EXAMPLE/0123456789',
  ])('is read as the link: %s', (link) => {
    openLink(withLink(link));
    const { text, level } = readQrCode(codeOnly(linkCode()));
    expect(text).toBe(link);
    expect(level).not.toBe('L');
  });

  it.each([
    ['a link as they are', paymentLink],
    ['the longest one', paymentLink.padEnd(504, 'a')],
  ])('has every module where it belongs: %s', (_, link) => {
    openLink(withLink(link));
    const bitmap = generate(link, { minCorrectionLevel: correction.M });
    const { modules } = drawnModules(linkCode());
    expect(modules).toEqual(modules.map((row, y) => row.map((_, x) => bitmap.get(x - 4, y - 4))));
    expect(modules).toHaveLength(bitmap.size + 8);
  });

  it('is surrounded by white, four modules wide', () => {
    openLink();
    const { modules } = drawnModules(linkCode());
    const edge = modules.flatMap((row, y) =>
      row.filter((_, x) => Math.min(x, y, row.length - 1 - x, modules.length - 1 - y) < 4),
    );
    expect(edge).not.toContain(true);
    const [x, y, width, height] = (linkCode().getAttribute('viewBox') ?? '').split(' ');
    const light = linkCode().querySelector('rect.light');
    expect(['x', 'y', 'width', 'height'].map((side) => light?.getAttribute(side))).toEqual([
      x,
      y,
      width,
      height,
    ]);
  });

  it('has the three marks by which cameras find it', () => {
    openLink();
    const modules = codeOnly(linkCode());
    const last = modules.length - 7;
    for (const [row, column] of [
      [0, 0],
      [0, last],
      [last, 0],
    ] as const) {
      const mark = modules.slice(row, row + 7).map((line) =>
        line
          .slice(column, column + 7)
          .map((isDark) => (isDark ? '#' : '.'))
          .join(''),
      );
      expect(mark).toEqual(['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']);
    }
  });

  it.each([
    [30, 6],
    [74, 6],
    [251, 4],
    [504, 3],
  ])('has modules in whole pixels, as large as fits: %i characters', (length, pixels) => {
    openLink(withLink(paymentLink.slice(0, 28).padEnd(length, 'x')));
    const drawing = drawnModules(linkCode());
    expect(drawing.pixels).toBe(pixels);
    expect(drawing.modules.length * drawing.pixels).toBeLessThanOrEqual(288);
    expect(linkCode().getAttribute('height')).toBe(linkCode().getAttribute('width'));
  });

  it('is left out where it would be too fine to be read, and the link is still there', () => {
    const link = paymentLink.padEnd(505, 'x');
    openLink(withLink(link));
    expect(screen.queryByRole('img')).toBeNull();
    expect(textOnScreen()).toContain('The link is too long for a QR code.');
    expect(linkAddress()).toMatchObject({ value: link });
  });
});
