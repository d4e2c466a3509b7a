/** Packages grow a little with every change; the budgets stop that. */
import { sizeBudgets } from '../../bench/size-budgets.ts';
import { type PartSizes, partSizes } from '../../bench/support/part-sizes.ts';
import type { PackageFiles } from './package-files.ts';

export function findSizeProblems(files: PackageFiles): string[] {
  let sizes: PartSizes;
  try {
    sizes = partSizes(files);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return (Object.keys(sizes) as (keyof PartSizes)[]).flatMap((part) =>
    sizes[part] > sizeBudgets[part] ? [`${part}: ${sizes[part]} bytes of ${sizeBudgets[part]}`] : [],
  );
}
