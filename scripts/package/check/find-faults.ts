/** Finds everything that is wrong with the written files. */
import { checksumsName, checksumsOf } from '../archives/checksums.ts';
import { type Files, textIn } from '../files.ts';
import { type PackageFacts, redirectAddressOf } from '../package-facts.ts';
import { archiveFaults } from './archive-faults.ts';
import { policyFaults } from './policy-faults.ts';

/**
 * The faults as texts, each with its file; empty if there are none.
 *
 * @param files as read back from the disk
 * @param ownId the ID of the signing key; null without one
 */
export function findFaults(files: Files, facts: PackageFacts, ownId: string | null): string[] {
  return [
    ...archiveFaults(files, facts, ownId),
    ...policyFaults(files, facts),
    ...idFaults(files, facts),
    ...redirectFaults(files, facts),
    ...(checksumsOf(files) === textIn(files, checksumsName)
      ? []
      : [`${checksumsName}: does not fit the files`]),
  ];
}

/** A route's files name only the route's own extension: another ID would install or configure another extension. */
function idFaults(files: Files, { routes }: PackageFacts): string[] {
  return [...files].flatMap(([name, bytes]) => {
    const route = routes.find(({ kind }) => name.startsWith(`policies/${kind}/`));
    if (route === undefined) return [];
    const encoding = name.endsWith('.reg') ? 'utf-16le' : 'utf-8';
    const ids = new TextDecoder(encoding).decode(bytes).match(/\b[a-p]{32}\b/g) ?? [];
    if (ids.length === 0) return [`${name}: names no extension`];
    return [...new Set(ids)]
      .filter((id) => id !== route.id)
      .map((id) => `${name}: names ${id}, not ${route.id}`);
  });
}

/** STEPS.md lists exactly the redirect addresses that the browser will use: one for each ID. */
function redirectFaults(files: Files, { routes }: PackageFacts): string[] {
  const told = new Set(
    textIn(files, 'STEPS.md').match(/https:\/\/[^\s`]+\.chromiumapp\.org\/[^\s`]*/g) ?? [],
  );
  const expected = new Set(routes.map(({ id }) => redirectAddressOf(id)));
  return [
    ...[...told]
      .filter((address) => !expected.has(address))
      .map((address) => `STEPS.md: ${address} belongs to none of the ids`),
    ...[...expected].filter((address) => !told.has(address)).map((address) => `STEPS.md: lacks ${address}`),
  ];
}
