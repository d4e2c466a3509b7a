/** Errors of servers whose port another program has. */

/** The port, from an error of Node or of a development server; undefined for any other error. */
export function portInUse(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) return Number(error.port);
  const [, port] = /\bport (\d+) is already in use/i.exec(error.message) ?? [];
  return port === undefined ? undefined : Number(port);
}

/** What to do about it. @param setting the command that chooses another port */
export function portInUseText(port: number, setting: string): string {
  return `Port ${port} is in use, perhaps by this command in another window. Stop that program, or choose another port: ${setting}`;
}
