/**
 * Writes defects to the console for developers. Consoles are photographed, copied and sent to support, so only the kind
 * of error and where it happened are written. Never the message, the cause or the value: those can contain an address,
 * an email, a token or what someone typed.
 */

/** The maximum number of stack frames that are written. */
const mostFrames = 12;

/** Names and codes that programs give errors: words without digits, so that no number, address or token matches. */
const wordPattern = /^[A-Za-z][A-Za-z_]{0,39}$/;

/** One stack frame, as V8 writes it: `at name (…/file.js:1:23)` or `at …/file.js:1:23`. */
const framePattern =
  /^\s*at (?:(?:async |new )*([\w$.<>]{1,80})(?: \[as [\w$]{1,80}\])? \()?[^\s()]*?([\w.-]{1,80}:\d+:\d+)\)?$/;

/**
 * Writes one line to the console. Takes any thrown value, so it can be passed to `catch`.
 *
 * @param reference the reference that the person sees, to find this line by
 */
export function reportDefect(thrown: unknown, reference?: string): void {
  const name = reference === undefined ? 'defect' : `defect ${reference}`;
  console.error(`WisePay Payment POD: ${name}: ${describeDefect(thrown)}`);
}

/** The part of a worker's or a page's global scope that reports uncaught errors. */
type Scope = Pick<EventTarget, 'addEventListener'>;

/** Reports uncaught errors from now on, instead of the browser, which would write the whole message. */
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
 * The stack frames, innermost first. A stack begins with the message, which can look like frames, so the message is cut
 * off. If the stack does not contain it verbatim, there are no frames.
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
