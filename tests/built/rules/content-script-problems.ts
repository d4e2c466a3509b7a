/** The content script runs in the page's process, which can read everything in it. */
import { filesNamed, type PackageFiles } from './package-files.ts';

/** Words that only code with a token or code that moves money needs. */
const secretWords = [
  'Bearer',
  'DPoP',
  'access_token',
  'code_challenge',
  'Idempotency-Key',
  'journal.',
  'policy.last-known',
  'tokens',
  'wisepay.example',
];

export function findContentScriptProblems(files: PackageFiles): string[] {
  const scripts = filesNamed(files, '.js').filter(([name]) => name.startsWith('content-scripts/'));
  const words = scripts.flatMap(([file, code]) =>
    secretWords.filter((word) => code.includes(word)).map((word) => `${file}: ${word}`),
  );
  return [...(scripts.length === 0 ? ['no content script'] : []), ...words];
}
