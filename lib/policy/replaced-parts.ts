/**
 * The names of the parts that a structure of a policy sets, such as `banner.invoice`: a list is one part, and what is
 * there but undefined is none.
 */
export function replacedParts(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isGroup ? replacedParts(value, `${path}${name}.`) : [`${path}${name}`];
  });
}
