/** A day as PSA prints it for American users: `11/22/2026`. */
export function dateText(date: Date): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).format(date);
}
