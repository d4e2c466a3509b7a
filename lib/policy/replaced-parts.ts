/**
 * The names of the parts that a policy's structure sets, such as `banner.invoice`. A list of texts is one part, of a
 * list of objects each is one; an undefined value is none.
 */
export function replacedParts(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.some(isObject))
      return value.map((_, index) => `${path}${name}.${index}`);
    const isGroup = isObject(value) && !Array.isArray(value);
    return isGroup ? replacedParts(value, `${path}${name}.`) : [`${path}${name}`];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
