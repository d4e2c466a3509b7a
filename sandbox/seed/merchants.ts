/** The merchants that bill through WisePay, and their terminals. */
import type { SurchargeInRefunds, SurchargeRule } from '#lib/wisepay/schemas/surcharge.ts';

export interface SeedMerchant {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** The company ID of the PSA tenant, as on PSA's login screen. */
  readonly psaCompany: string;
  /** What the merchant adds to a payment, by method, brand and kind of card. */
  readonly surcharge: readonly SurchargeRule[];
  /** Whether refunds give surcharges back, if the merchant has a rule for that. */
  readonly surchargeInRefunds?: SurchargeInRefunds;
}

export const seedMerchants: readonly SeedMerchant[] = [
  {
    id: 'mer_northwind',
    name: 'Northwind MSP',
    currency: 'USD',
    psaCompany: 'northwind',
    surcharge: [{ method: 'card', percent: 2.5 }],
  },
  {
    id: 'mer_northwind_jp',
    name: 'Northwind MSP Japan',
    currency: 'JPY',
    psaCompany: 'northwind',
    surcharge: [],
  },
  {
    id: 'mer_northwind_kw',
    name: 'Northwind MSP Gulf',
    currency: 'KWD',
    psaCompany: 'northwind',
    surcharge: [],
  },
  {
    id: 'mer_northwind_cards',
    name: 'Northwind MSP by card',
    currency: 'USD',
    psaCompany: 'northwind',
    surcharge: [
      { method: 'card', percent: 2.5 },
      { method: 'card', brand: 'American Express', percent: 3.5 },
      { method: 'card', cardKind: 'debit', percent: 0 },
      { method: 'card', cardKind: 'prepaid', percent: 0 },
    ],
    surchargeInRefunds: 'never',
  },
];

export interface SeedTerminal {
  readonly id: string;
  readonly label: string;
  /** Whether it is turned on and connected at first. */
  readonly online: boolean;
}

/** The terminals serve all merchants of the account, each in its own currency. */
export const seedTerminals: readonly SeedTerminal[] = [
  { id: 'trm_front', label: 'Front desk', online: true },
  { id: 'trm_warehouse', label: 'Warehouse', online: false },
];
