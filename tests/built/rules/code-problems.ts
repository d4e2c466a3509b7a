/** Scripts of a package must not turn text into code or markup, or load code from elsewhere. */
import { filesNamed, type PackageFiles } from './package-files.ts';
import { isNode, type Node, nameOf, textOf, walkScript } from './syntax.ts';

const timers = ['setTimeout', 'setInterval', 'setImmediate'];
const markupFields = ['innerHTML', 'outerHTML', 'srcdoc'];
const markupCalls = [
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'parseFromString',
];

/**
 * Preact sets markup for `dangerouslySetInnerHTML` in one place: `node.innerHTML = given.__html`. No code here uses it,
 * which is also checked, and trusted types would stop it. A package contains Preact once.
 */
const mostPreactMarkup = 1;

export function findCodeProblems(files: PackageFiles): string[] {
  let preactMarkup = 0;
  const problems = filesNamed(files, '.js').flatMap(([file, code]) => {
    const found: string[] = [];
    if (/sourceMappingURL/.test(code)) found.push('a source map');
    walkScript(code, (node, parent) => {
      if (isPreactMarkup(node)) preactMarkup += 1;
      else found.push(...problemsOf(node, parent));
    });
    return found.map((problem) => `${file}: ${problem}`);
  });
  if (preactMarkup > mostPreactMarkup) problems.push(`${preactMarkup} places that set Preact's markup`);
  const maps = filesNamed(files, '.map').map(([file]) => `${file}: a source map`);
  return [...problems, ...maps];
}

function problemsOf(node: Node, parent: Node | undefined): string[] {
  switch (node.type) {
    case 'Identifier':
      return isReference(node, parent) ? referenceProblems(String(node['name']), node, parent) : [];
    case 'MemberExpression':
      return nameOf(node) === 'eval' ? ['eval'] : [];
    case 'CallExpression':
    case 'NewExpression':
      return callProblems(node);
    case 'AssignmentExpression':
      return fieldProblems(
        nameOf(node['left']),
        isNode(node['left']) && node['left'].type === 'MemberExpression',
      );
    case 'Property':
      return nameOf(node) === 'dangerouslySetInnerHTML' &&
        isNode(parent) &&
        parent.type === 'ObjectExpression'
        ? ['dangerouslySetInnerHTML']
        : [];
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
      return importProblems(node['source']);
    default:
      return [];
  }
}

/** Whether a name stands for a variable, not a field. */
function isReference(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return true;
  if (parent.type === 'MemberExpression') return parent['object'] === node || parent['computed'] === true;
  if (['Property', 'MethodDefinition', 'PropertyDefinition'].includes(parent.type)) {
    return parent['value'] === node || parent['computed'] === true;
  }
  return true;
}

function referenceProblems(name: string, node: Node, parent: Node | undefined): string[] {
  if (name === 'eval' || name === 'importScripts' || name === 'WebAssembly') return [name];
  const isOnlyCompared = parent?.type === 'BinaryExpression' && parent['operator'] === 'instanceof';
  const isOnlyRead = parent?.type === 'MemberExpression' && parent['object'] === node;
  return name === 'Function' && !isOnlyCompared && !isOnlyRead ? ['Function as a constructor'] : [];
}

function callProblems({ callee, arguments: given }: Node): string[] {
  const name = nameOf(callee);
  const first: unknown = Array.isArray(given) ? given[0] : undefined;
  if (name === undefined) return [];
  if (timers.includes(name) && isText(first)) return [`${name} with text`];
  if (markupCalls.includes(name)) return [name];
  const object = isNode(callee) && callee.type === 'MemberExpression' ? nameOf(callee['object']) : undefined;
  if ((name === 'write' || name === 'writeln') && object === 'document') return ['document.write'];
  if (name === 'constructor' && object === 'constructor') return ['Function as a constructor'];
  if (name === 'constructor' && isText(first)) return ['a constructor with text'];
  if (name === 'createElement' && textOf(first)?.toLowerCase() === 'script') return ['a script element'];
  return [];
}

function fieldProblems(name: string | undefined, isMember: boolean): string[] {
  return isMember && name !== undefined && markupFields.includes(name) ? [`${name} is set`] : [];
}

function importProblems(source: unknown): string[] {
  if (source === null || source === undefined) return [];
  const from = textOf(source);
  return from !== undefined && /^\.{0,2}\//.test(from) && !from.startsWith('//')
    ? []
    : [`an import of ${from}`];
}

function isText(value: unknown): boolean {
  return (
    textOf(value) !== undefined ||
    (isNode(value) && value.type === 'BinaryExpression' && value['operator'] === '+')
  );
}

function isPreactMarkup({ type, left, right }: Node): boolean {
  return type === 'AssignmentExpression' && nameOf(left) === 'innerHTML' && nameOf(right) === '__html';
}
