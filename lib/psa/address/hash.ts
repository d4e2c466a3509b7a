/**
 * The PSA client keeps what it shows in the address's fragment, in one of two forms:
 * - `#<payload>` or `#<payload>??<token>`: packed JSON, and the name of the screen if it has one;
 * - `#startscreen=<place>&state=<JSON>`: the same JSON as plain text, as in links made by hand.
 *
 * The JSON is `{"p": "<place>", "s": {"p": {…}}, …}`; a detail screen's record ID is `rd` directly in `s.p`. Panes
 * inside it have an `rd` of their own deeper down, and lists carry `"rd": 0`. `idxk` names the open tab.
 */
import * as v from 'valibot';
import { recordIdSchema } from '../invoice-ref.ts';
import { unpackLzma } from './lzma.ts';

/** Limits in characters and bytes. Real fragments have a few hundred characters and unpack to less than a kilobyte. */
const encodedLimit = 65_536;
const unpackedLimit = 65_536;

/** The whole fragment is one payload; the client writes base64 with `$` for `+` and `_` for `/`, padded or not. */
const packedForm = /^([A-Za-z0-9$_]+={0,2})(?:\?\?(\w{1,80}))?$/;

const stateSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    p: v.string(),
    s: v.object({
      p: v.object({ rd: v.optional(v.unknown()), idxk: v.fallback(v.optional(v.string()), undefined) }),
    }),
  }),
);

/** What a fragment says. `token` is the screen's name, `place` the client's own code for it. */
export type HashReading =
  /** There is no fragment. */
  | { readonly kind: 'none' }
  /** A fragment of another form, too large, or damaged. Its token may still be legible. */
  | { readonly kind: 'unreadable'; readonly token?: string }
  | {
      readonly kind: 'screen';
      readonly place: string;
      readonly token?: string;
      readonly recordId?: string;
      /** The record's open tab. */
      readonly tab?: string;
    };

/** Reads `location.hash`, with or without its `#`. Never throws; the work is bounded whatever the text is. */
export function readHash(hash: string): HashReading {
  const fragment = hash.replace(/^#/, '');
  if (fragment === '') return { kind: 'none' };
  if (fragment.length > encodedLimit) return { kind: 'unreadable' };
  return fragment.startsWith('startscreen=') ? readPlain(fragment) : readPacked(fragment);
}

/** The screen's name, if `location.hash` has one: it identifies many screens without unpacking anything. */
export function screenToken(hash: string): string | undefined {
  return packedForm.exec(hash.slice(1))?.[2];
}

function readPacked(fragment: string): HashReading {
  const [, payload, token] = packedForm.exec(fragment) ?? [];
  const named = token === undefined ? {} : { token };
  const text = payload === undefined ? undefined : unpackText(payload);
  const state = v.safeParse(stateSchema, text);
  if (!state.success) return { kind: 'unreadable', ...named };
  return { kind: 'screen', place: state.output.p, ...named, ...recordIn(state.output.s.p) };
}

function readPlain(fragment: string): HashReading {
  const parameters = new URLSearchParams(fragment);
  const place = parameters.get('startscreen') ?? '';
  const text = parameters.get('state');
  if (text === null) return { kind: 'screen', place };
  const state = v.safeParse(stateSchema, text);
  if (!state.success || state.output.p !== place) return { kind: 'unreadable' };
  return { kind: 'screen', place, ...recordIn(state.output.s.p) };
}

/** A record ID is a JSON number, or the same in a string; a number too large to be exact does not count. */
function recordIn({ rd, idxk }: { rd?: unknown; idxk?: string | undefined }) {
  const text = Number.isSafeInteger(rd) ? String(rd) : rd;
  const parsed = v.safeParse(recordIdSchema, text);
  return {
    ...(parsed.success && { recordId: parsed.output }),
    ...(idxk !== undefined && { tab: idxk }),
  };
}

function unpackText(payload: string): string | undefined {
  const base64 = payload.replaceAll('$', '+').replaceAll('_', '/');
  let binary: string;
  try {
    binary = atob(base64);
  } catch {
    return undefined;
  }
  const bytes = unpackLzma(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
    unpackedLimit,
  );
  // Not fatal: the client writes characters beyond 16 bits as two halves. They occur only inside strings that are not
  // read here, and the bytes are known to be intact.
  return bytes && new TextDecoder().decode(bytes);
}
