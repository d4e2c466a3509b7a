/**
 * The URL fragment in which PSA keeps its screen: `#<payload>??<ScreenToken>`. The payload is base64 (with `$`
 * for `+` and `_` for `/`) of an LZMA-alone stream of JSON. Runs in the browser and in Node.
 */
import lzma from 'lzma/src/lzma_worker-min.js';
import * as v from 'valibot';

/** PSA's state: `p` names the place, `s.p` holds its parameters, among them the record ID `rd`. */
const psaHashStateSchema = v.object({
  pid: v.number(),
  p: v.string(),
  s: v.object({ p: v.record(v.string(), v.unknown()) }),
  rnd: v.number(),
});
export type PsaHashState = v.InferOutput<typeof psaHashStateSchema>;

/** A dictionary of 2^19 bytes: the only mode whose header is PSA's `5d 00 00 08 00`. */
const compressionMode = 3;

/** `5d 00 00 08 00` as the first bytes of the base64 text. */
const payloadStart = 'XQAACA';

/**
 * The fragment for a state, `#` included. With the state of a fragment that the real client wrote, it gives that
 * fragment character for character.
 * @param token the screen token after `??`; left out where the real client leaves it out.
 */
export function encodePsaHash(state: PsaHashState, token?: string): string {
  const json = new TextEncoder().encode(gwtJson(state));
  const compressed = lzma.LZMA.compress(Array.from(new Int8Array(json.buffer)), compressionMode);
  const bytes = Uint8Array.from(compressed);
  const payload = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '$')
    .replaceAll('/', '_');
  return `#${payload}${token === undefined ? '' : `??${token}`}`;
}

/** The state and token in a fragment (with or without `#`), or `null` for anything that PSA did not write. */
export function decodePsaHash(hash: string): { state: PsaHashState; token: string | null } | null {
  const [payload = '', token = null] = hash.replace(/^#/, '').split('??');
  if (!payload.startsWith(payloadStart)) return null;
  try {
    const binary = atob(payload.replaceAll('$', '+').replaceAll('_', '/'));
    const content = lzma.LZMA.decompress(Array.from(binary, (character) => character.charCodeAt(0)));
    const text = typeof content === 'string' ? content : new TextDecoder().decode(Int8Array.from(content));
    const state = v.safeParse(psaHashStateSchema, JSON.parse(text));
    return state.success ? { state: state.output, token } : null;
  } catch {
    return null;
  }
}

/** JSON as GWT prints it: a space after the commas of an object, none in arrays. */
function gwtJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(gwtJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${gwtJson(member)}`);
  return `{${members.join(', ')}}`;
}
