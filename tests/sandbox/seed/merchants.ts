/** The merchants that bill through WisePay, and their terminals. */
import type { Money } from '#lib/money.ts';

export interface SeedMerchant {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** The company id of the PSA tenant, as on PSA's login screen. */
  readonly psaCompany: string;
  /** What the merchant adds to a payment, by method. */
  readonly surcharge: readonly {
    readonly method: string;
    readonly percent?: number;
    readonly fixed?: Money;
  }[];
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
];

export interface SeedTerminal {
  readonly id: string;
  readonly label: string;
  readonly merchantId: string;
  /** Whether it is switched on and connected at first. */
  readonly online: boolean;
}

/** A terminal takes the currency of its merchant. */
export const seedTerminals: readonly SeedTerminal[] = [
  { id: 'trm_front', label: 'Front desk', merchantId: 'mer_northwind', online: true },
  { id: 'trm_service', label: 'Service counter', merchantId: 'mer_northwind', online: true },
  { id: 'trm_warehouse', label: 'Warehouse', merchantId: 'mer_northwind', online: false },
  { id: 'trm_tokyo', label: 'Tokyo counter', merchantId: 'mer_northwind_jp', online: true },
  { id: 'trm_kuwait', label: 'Kuwait counter', merchantId: 'mer_northwind_kw', online: true },
];
