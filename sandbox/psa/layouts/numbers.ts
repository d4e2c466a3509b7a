/** How a company counts its invoices: up to 15 letters, digits, dots, dashes and slashes. */
import type { Random } from './random.ts';

export const numberForms = [
  'digits',
  'short',
  'padded',
  'prefix',
  'letters',
  'year',
  'dashed',
  'dots',
  'suffix',
] as const;
export type NumberForm = (typeof numberForms)[number];

export interface Numbering {
  readonly form: NumberForm;
  readonly first: number;
  readonly step: number;
  readonly prefix: string;
}

export function chooseNumbering(random: Random): Numbering {
  const form = random.weighted({
    digits: 45,
    short: 5,
    padded: 7,
    prefix: 13,
    letters: 5,
    year: 9,
    dashed: 6,
    dots: 5,
    suffix: 5,
  });
  return {
    form,
    first: form === 'short' ? random.int(101, 700) : random.int(1_200, 88_000),
    step: random.pick([1, 1, 1, 2, 7]),
    prefix: random.pick(['INV', 'AR', 'R', 'RE', 'FA', 'F']),
  };
}

/** The number of the invoice at `index`, which may be negative: earlier ones count down. */
export function numberAt({ form, first, step, prefix }: Numbering, index: number): string {
  const count = first + index * step;
  switch (form) {
    case 'digits':
    case 'short':
      return String(count);
    case 'padded':
      return String(count).padStart(8, '0');
    case 'prefix':
      return `${prefix}-${count}`;
    case 'letters':
      return `${prefix}${count}`;
    case 'year':
      return `2026/${String(count).padStart(4, '0')}`;
    case 'dashed':
      return `${prefix}-2026-${count}`;
    case 'dots':
      return `26.${count}.1`;
    case 'suffix':
      return `${count}-${'ABC'.charAt(count % 3)}`;
  }
}

/** Digits, letters and signs in their full-width forms, as Japanese programs print them. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
