/**
 * Defects go to the console for whoever repairs them, and consoles are photographed, copied and sent to support. So
 * what is written there is where it happened and what kind of thing it was. Never the message, the cause or the value:
 * those can carry an address, an email, a token or what somebody typed.
 */

/** How many calls of a stack are written at most. */
const mostFrames = 12;

/** Kinds and codes that programs give: words without digits, so no number, address or token passes for one. */
const wordPattern = /^[A-Za-z][A-Za-z_]{0,39}$/;

/** One call, as V8 writes it: `at name (…/file.js:1:23)` or `at …/file.js:1:23`. */
const framePattern =
  /^\s*at (?:(?:async |new )*([\w$.<>]{1,80})(?: \[as [\w$]{1,80}\])? \()?[^\s()]*?([\w.-]{1,80}:\d+:\d+)\)?$/;

/**
 * Writes one line to the console. Takes any thrown value, and goes where `catch` wants a function.
 *
 * @param reference what a person is told to name the defect by
 */
export function reportDefect(thrown: unknown, reference?: string): void {
  const name = reference === undefined ? 'defect' : `defect ${reference}`;
  console.error(`WisePay Payment POD: ${name}: ${describeDefect(thrown)}`);
}

/** The part of a worker's or a page's global scope that tells of what nobody has caught. */
type Scope = Pick<EventTarget, 'addEventListener'>;

/** Reports what nobody catches from now on, in place of the browser, which would write the whole message. */
export function reportUncaught(scope: Scope): void {
  scope.addEventListener('error', (event) => {
    event.preventDefault();
    reportDefect('error' in event ? event.error : undefined);
  });
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    reportDefect('reason' in event ? event.reason : undefined);
  });
}

function describeDefect(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a thrown ${thrown === null ? 'null' : typeof thrown}`;
  const code = 'code' in thrown ? wordIn(thrown.code) : undefined;
  const kind = wordIn(thrown.name) ?? 'Error';
  return [code === undefined ? kind : `${kind} ${code}`, ...framesOf(thrown)].join(' < ');
}

function wordIn(value: unknown): string | undefined {
  return typeof value === 'string' && wordPattern.test(value) ? value : undefined;
}

/**
 * The calls that led there, innermost first. A stack begins with the message, and a message can look like calls: it is
 * cut off whole, and where it is not found as it was written, nothing is told.
 */
function framesOf({ stack = '', message }: Error): string[] {
  const begin = stack.indexOf(message);
  if (begin === -1) return [];
  return stack
    .slice(begin + message.length)
    .split('\n')
    .flatMap((line) => {
      const [, name = 'anonymous', place] = framePattern.exec(line) ?? [];
      return place === undefined ? [] : [`${name} ${place}`];
    })
    .slice(0, mostFrames);
}
