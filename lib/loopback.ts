/**
 * Whether a host name never leaves the machine: `localhost` and every name below it (RFC 6761, 6.3). Plain HTTP is
 * accepted only there, for the sandbox.
 */
export function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}
