import { describe, expect, it } from 'vitest';
import { defaultPolicy, type Policy } from '#lib/policy/policy.ts';
import { restrictInvoice } from '#lib/policy/restrict-invoice.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { paidInvoice, sampleInvoice } from '../support/invoices.ts';

const lastAt = Date.parse('2026-05-31T12:00:00Z');
const minute = 60_000;
const allowed = { allowed: true } as const;

const reminded: Invoice = {
  ...sampleInvoice,
  reminders: { last: { at: new Date(lastAt).toISOString(), to: 'payer@contoso.example', by: 'Pat' } },
  actions: { pay: allowed, terminal: allowed, remind: allowed, refund: allowed },
};

const restrict = (change: Partial<Policy>, invoice = reminded, now = lastAt + 30 * minute) =>
  restrictInvoice(invoice, { ...defaultPolicy, ...change }, now);

describe('without a policy', () => {
  it('an invoice is as WisePay has it', () => {
    expect(restrict({})).toEqual(reminded);
  });
});

describe('an action that the administrator has turned off', () => {
  it.each(['pay', 'terminal', 'remind', 'refund'] as const)('is not there any more, alone: %s', (name) => {
    expect(restrict({ disabledActions: [name] }).actions).toEqual({
      ...reminded.actions,
      [name]: { allowed: false, reason: 'disabled' },
    });
  });

  it('is not explained by what could be done about it', () => {
    const cooling: Invoice = {
      ...reminded,
      actions: { ...reminded.actions, remind: { allowed: false, reason: 'no_payer_account' } },
    };
    expect(restrict({ disabledActions: ['remind'] }, cooling).actions.remind).toEqual({
      allowed: false,
      reason: 'disabled',
    });
  });

  it('leaves a paid invoice a paid one', () => {
    expect(restrict({ disabledActions: ['pay'] }, paidInvoice).actions.pay).toEqual({
      allowed: false,
      reason: 'invoice_paid',
    });
  });
});

describe('the time between reminders', () => {
  it('has to pass after the last one', () => {
    const { actions, reminders } = restrict({ reminderCooldownMinutes: 60 });
    expect(actions.remind).toEqual({ allowed: false, reason: 'cooldown' });
    expect(reminders.availableAt).toBe(new Date(lastAt + 60 * minute).toISOString());
  });

  it.each([
    ['the time has passed', reminded, lastAt + 60 * minute],
    ['none has gone out yet', { ...reminded, reminders: {} }, lastAt],
  ])('is over when %s', (_, invoice, now) => {
    expect(restrict({ reminderCooldownMinutes: 60 }, invoice, now).actions.remind).toEqual(allowed);
  });

  it('never ends before WisePay’s own', () => {
    const availableAt = new Date(lastAt + 90 * minute).toISOString();
    const cooling: Invoice = {
      ...reminded,
      reminders: { ...reminded.reminders, availableAt },
      actions: { ...reminded.actions, remind: { allowed: false, reason: 'cooldown' } },
    };
    expect(restrict({ reminderCooldownMinutes: 60 }, cooling).reminders.availableAt).toBe(availableAt);
    expect(restrict({ reminderCooldownMinutes: 60 }, cooling, lastAt + 61 * minute)).toEqual(cooling);
  });

  it('does not hide a reason that waiting does not help with', () => {
    const remind = { allowed: false, reason: 'no_payer_account' } as const;
    const without: Invoice = { ...reminded, actions: { ...reminded.actions, remind } };
    expect(restrict({ reminderCooldownMinutes: 60 }, without).actions.remind).toEqual(remind);
  });
});
