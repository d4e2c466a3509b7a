/**
 * Limits that Group Policy's editor sets for a setting, beyond its type. They are the extension's own, and are not in
 * public/managed_schema.json, because a browser drops what breaks a limit there, and the extension could not report it.
 * A test compares this file with lib/policy.
 */
export const integerBounds: Readonly<
  Record<string, { readonly least: number; readonly most: number; readonly initial: number }>
> = {
  idleMinutes: { least: 1, most: 720, initial: 15 },
  terminalPatienceSeconds: { least: 5, most: 3_600, initial: 120 },
  reminderCooldownMinutes: { least: 0, most: 43_200, initial: 0 },
};

/** The first is the default. */
export const choices: Readonly<Record<string, readonly string[]>> = {
  memberMatch: ['required', 'when-readable'],
  placement: ['panel', 'tab', 'side-panel'],
};

/** One line of JSON as a start. */
export const jsonExamples: Readonly<Record<string, string>> = {
  confirmOutside: '{"above": "500.00 USD"}',
  detection: '{"screens": {"invoice": "^InvoiceDetail$"}}',
};
