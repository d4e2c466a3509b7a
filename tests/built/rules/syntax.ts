/** Scripts as syntax trees, because text alone cannot tell a call of `eval` from a field of that name. */
import { parseAst } from 'vite';

/** A node of a program (ESTree). */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Calls `visit` for every node of a script with its parent, from the outside in. */
export function walkScript(code: string, visit: (node: Node, parent: Node | undefined) => void): void {
  const root: unknown = parseAst(code);
  function walk(value: unknown, parent: Node | undefined): void {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, parent);
    } else if (isNode(value)) {
      visit(value, parent);
      for (const inner of Object.values(value)) walk(inner, value);
    }
  }
  walk(root, undefined);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The name of an identifier, of the field that a member expression reads, or of an object's or a class's field. */
export function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  switch (value.type) {
    case 'Identifier':
      return String(value['name']);
    case 'MemberExpression':
      return value['computed'] === true ? textOf(value['property']) : nameOf(value['property']);
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return value['computed'] === true
        ? textOf(value['key'])
        : (nameOf(value['key']) ?? textOf(value['key']));
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return nameOf(value['expression']);
    default:
      return undefined;
  }
}

/** Stands for a part of a template that is known only when the code runs. */
export const unknownPart = '{…}';

/** The text of a literal or template, with {@link unknownPart} for each computed part; undefined for other nodes. */
export function textOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? value['value'] : undefined;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value['quasis'])) return undefined;
  return value['quasis'].map(partOf).join(unknownPart);
}

function partOf(quasi: unknown): string {
  const value = isNode(quasi) ? quasi['value'] : undefined;
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
}
