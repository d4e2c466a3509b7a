/**
 * What Group Policy's editor may offer for a setting, beyond its type. The bounds and choices are the extension's own;
 * they are not in public/managed_schema.json, because a browser drops what breaks a bound there, and the extension could
 * not name it. A test holds this table to lib/policy.
 */
export const integerBounds: Readonly<
  Record<string, { readonly least: number; readonly most: number; readonly initial: number }>
> = {
  idleMinutes: { least: 1, most: 720, initial: 15 },
  reminderCooldownMinutes: { least: 0, most: 43_200, initial: 0 },
};

/** The first one is the default. */
export const choices: Readonly<Record<string, readonly string[]>> = {
  memberMatch: ['required', 'when-readable'],
};

/** One line of JSON to start from. */
export const jsonExamples: Readonly<Record<string, string>> = {
  refundLimit: '{"value": 50000, "currency": "USD"}',
  stepUpAbove: '{"value": 10000, "currency": "USD"}',
  confirmOutside: '{"always": true}',
  detection: '{"screens": {"invoice": "^InvoiceDetail$"}}',
};
