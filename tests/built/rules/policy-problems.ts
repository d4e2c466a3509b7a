/** The content security policy of a package's pages: exactly this, because every other word in it allows something. */

export interface Allowed {
  /** Where the worker may connect. */
  readonly connect: readonly string[];
  /** Who may frame the panel. */
  readonly ancestors: readonly string[];
}

/** @param policy the manifest's `content_security_policy` */
export function findPolicyProblems(policy: unknown, { connect, ancestors }: Allowed): string[] {
  const expected: Readonly<Record<string, string>> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': connect.join(' '),
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': ancestors.join(' '),
    'object-src': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  };
  if (typeof policy !== 'object' || policy === null || !('extension_pages' in policy)) return ['no policy'];
  const directives = new Map(
    String(policy.extension_pages)
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources.join(' ')]),
  );
  const others = Object.keys(policy).filter((name) => name !== 'extension_pages');
  return [
    ...others.map((name) => `a policy for ${name}`),
    ...[...directives.keys()].filter((name) => !(name in expected)).map((name) => `policy: ${name}`),
    ...Object.entries(expected)
      .filter(([name, sources]) => directives.get(name) !== sources)
      .map(([name]) => `policy: ${name} is ${directives.get(name) ?? 'missing'}`),
  ];
}
