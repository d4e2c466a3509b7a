/** The content security policy of a package's pages must match exactly, because every other word allows something. */

export interface Allowed {
  /** The sources that the worker may connect to. */
  readonly connect: readonly string[];
  /** The sites that may frame the panel. */
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
