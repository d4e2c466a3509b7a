/** `2026-05-15 09:30 UTC` for an RFC 3339 time in UTC. */
export function timeText(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
