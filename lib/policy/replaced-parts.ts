/**
 * The names of the parts that a policy's structure sets, such as `banner.invoice`. A list is one part; an undefined
 * value is none.
 */
export function replacedParts(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isGroup ? replacedParts(value, `${path}${name}.`) : [`${path}${name}`];
  });
}
