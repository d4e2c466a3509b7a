/** How terminals, refunds and reminders behave; tests and demos change it, a reset restores it. */
import * as v from 'valibot';
import { moneySchema } from '#lib/money/money.ts';
import {
  type SurchargeInRefunds,
  type SurchargeRule,
  surchargeInRefundsSchema,
  surchargeRuleSchema,
} from '#lib/wisepay/schemas/surcharge.ts';
import type { Ledger } from './ledger.ts';

/** Every setting, with the value in effect. */
export interface Settings {
  /** Whether any merchant has terminals at all. */
  readonly hasTerminals: boolean;
  /** Milliseconds until a terminal shows a payment that was sent to it; 0 means immediately, as in all of these. */
  readonly terminalPickUpMs: number;
  /** Milliseconds from presenting a card to the bank's answer. */
  readonly terminalAuthoriseMs: number;
  /** Milliseconds for which a terminal shows a decline before it waits for another card. */
  readonly terminalDeclineMs: number;
  /** Milliseconds until a terminal obeys a cancellation; a card presented meanwhile is accepted. */
  readonly terminalCancelMs: number;
  /** Milliseconds from sending a payment until a terminal without a card gives up on it. */
  readonly terminalTimeoutMs: number;
  /**
   * Milliseconds until WisePay confirms a timeout or failure that a terminal has reported; null: never. Until then the
   * bank may still approve.
   */
  readonly terminalConfirmMs: number | null;
  /** Milliseconds until a refund succeeds automatically; null: never. */
  readonly refundSettleMs: number | null;
  /** Whether an invoice's pending refunds succeed when another one on it arrives. */
  readonly refundsSettleBetween: boolean;
  /** Milliseconds between two reminders: enough that two colleagues do not email the payer at the same time. */
  readonly reminderCooldownMs: number;
  /** Milliseconds for which a payments screen can be used. */
  readonly paymentSessionMs: number;
  readonly emailDelivery: 'works' | 'fails';
  /** The surcharge rules of all merchants; null: each has its own. */
  readonly surcharge: readonly SurchargeRule[] | null;
  /** Whether refunds give surcharges back, for all merchants; null: each has its own rule. */
  readonly surchargeInRefunds: SurchargeInRefunds | null;
  /** Which refunds need a recent sign-in. */
  readonly stepUp: StepUp;
}

/** When WisePay asks for a recent sign-in. */
export interface StepUp {
  /** Refunds that give back more than this, surcharge included, in its currency; null: none. */
  readonly above: v.InferOutput<typeof moneySchema> | null;
  /** How old the sign-in may be, in seconds. */
  readonly maxAgeSeconds: number;
}

/**
 * The initial settings: terminals and the bank answer immediately, refunds stay pending, and none needs a recent
 * sign-in.
 */
export const defaultSettings: Settings = {
  hasTerminals: true,
  terminalPickUpMs: 0,
  terminalAuthoriseMs: 0,
  terminalDeclineMs: 0,
  terminalCancelMs: 0,
  terminalTimeoutMs: 60_000,
  terminalConfirmMs: 0,
  refundSettleMs: null,
  refundsSettleBetween: false,
  reminderCooldownMs: 60 * 60_000,
  paymentSessionMs: 15 * 60_000,
  emailDelivery: 'works',
  surcharge: null,
  surchargeInRefunds: null,
  stepUp: { above: null, maxAgeSeconds: 300 },
};

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7 * 24 * 60 * 60_000));

/** Changes to the settings; omitted ones stay. */
export const settingsChangeSchema = v.strictObject({
  hasTerminals: v.exactOptional(v.boolean()),
  terminalPickUpMs: v.exactOptional(milliseconds),
  terminalAuthoriseMs: v.exactOptional(milliseconds),
  terminalDeclineMs: v.exactOptional(milliseconds),
  terminalCancelMs: v.exactOptional(milliseconds),
  terminalTimeoutMs: v.exactOptional(milliseconds),
  terminalConfirmMs: v.exactOptional(v.nullable(milliseconds)),
  refundSettleMs: v.exactOptional(v.nullable(milliseconds)),
  refundsSettleBetween: v.exactOptional(v.boolean()),
  reminderCooldownMs: v.exactOptional(milliseconds),
  paymentSessionMs: v.exactOptional(milliseconds),
  emailDelivery: v.exactOptional(v.picklist(['works', 'fails'])),
  surcharge: v.exactOptional(v.nullable(v.array(surchargeRuleSchema))),
  surchargeInRefunds: v.exactOptional(v.nullable(surchargeInRefundsSchema)),
});

/** The step-up rule as a whole. */
export const stepUpSchema = v.strictObject({
  above: v.nullable(moneySchema),
  maxAgeSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 300),
});

/** Changes settings from now on; scheduled tasks still run as scheduled. @returns all settings */
export function changeSettings(ledger: Ledger, changes: Partial<Settings>): Settings {
  ledger.write((state) => ({ ...state, settings: { ...state.settings, ...changes } }));
  return ledger.state.settings;
}
