/** The switches of the PSA sandbox: layout, frames, slowness, and which signals name the open invoice. */
import * as v from 'valibot';

const signalsSchema = v.strictObject({
  /** The address gets PSA's hash. */
  hash: v.exactOptional(v.boolean()),
  /**
   * The address may name the invoice in `routeTo` and `recid`: left over from the deep link while there is a hash too,
   * kept current where there is none.
   */
  query: v.exactOptional(v.boolean()),
  /** The banner reads `Invoice #<number> - <company>`; otherwise just `Invoice`. */
  banner: v.exactOptional(v.boolean()),
  /** The screen's root carries the screen token as a class. */
  rootClass: v.exactOptional(v.boolean()),
  /** The fields for number and record ID carry their IDs. */
  fields: v.exactOptional(v.boolean()),
});

/** Changes to the switches; omitted ones keep their defaults. A page reads them once, when it loads. */
export const psaOptionsSchema = v.strictObject({
  /** Milliseconds between a navigation and its content. */
  loadMs: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000))),
  /** `moved-pods`: the user has moved the pods around. */
  layout: v.exactOptional(v.picklist(['default', 'moved-pods'])),
  /** The seed of a made-up layout (`layouts/layout.ts`) that the client shows instead of its usual screens; 0 for none. */
  layoutSeed: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  /** Where the invoice screen is: in the top document or in a same-origin frame. */
  invoiceIn: v.exactOptional(v.picklist(['top', 'iframe'])),
  /** The invoice screen also has WisePay's own pod, a hosted one. */
  hostedPod: v.exactOptional(v.boolean()),
  /** Which signals an invoice page shows. */
  signals: v.exactOptional(signalsSchema),
  /** Next and Previous record swap the content and leave the address as it was. */
  staleHash: v.exactOptional(v.boolean()),
  /** False stores the signed-in member in an unreadable form. */
  memberReadable: v.exactOptional(v.boolean()),
  /** The text of an invoice's banner, without the company; `%` stands for the number. */
  bannerWords: v.exactOptional(v.pipe(v.string(), v.includes('%'))),
  /** The banner's text is in nested elements, as browsers leave it after translating the page. */
  translated: v.exactOptional(v.boolean()),
  /** How often every `div` of the page is marked, in ms, as many extensions do; 0 for never. */
  stampMs: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000))),
  /** The record ID of an invoice whose page the browser prerenders; 0 for none. */
  prerender: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** DOM mutations per second that one pod makes constantly; 0 for none. */
  storm: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50_000))),
});

export type PsaOptions = v.InferOutput<typeof psaOptionsSchema>;
/** Every signal with its value. */
export type Signals = Required<v.InferOutput<typeof signalsSchema>>;
type PsaSettings = Required<Omit<PsaOptions, 'signals'>> & { readonly signals: Signals };

/** Every switch with its value: the given changes over the defaults. */
export function withDefaults(options: PsaOptions): PsaSettings {
  return {
    loadMs: 30,
    layout: 'default',
    layoutSeed: 0,
    invoiceIn: 'top',
    hostedPod: false,
    staleHash: false,
    memberReadable: true,
    bannerWords: 'Invoice #%',
    translated: false,
    stampMs: 0,
    prerender: 0,
    storm: 0,
    ...options,
    signals: { hash: true, query: true, banner: true, rootClass: true, fields: true, ...options.signals },
  };
}

/** `base` with `changes` applied, signal by signal. */
export function mergeOptions(base: PsaOptions, changes: PsaOptions): PsaOptions {
  return { ...base, ...changes, signals: { ...base.signals, ...changes.signals } };
}

const queryPrefix = 'sandbox.';

/**
 * The switches in an address, such as `?sandbox.invoiceIn=iframe&sandbox.signals.hash=false`.
 * @throws {v.ValiError} on an unknown switch or value
 */
export function optionsFromQuery(query: URLSearchParams): PsaOptions {
  const options: Record<string, unknown> = {};
  const signals: Record<string, unknown> = {};
  for (const [key, text] of sandboxParameters(query)) {
    const name = key.slice(queryPrefix.length);
    const value = valueOfText(text);
    if (name.startsWith('signals.')) signals[name.slice('signals.'.length)] = value;
    else options[name] = value;
  }
  return v.parse(psaOptionsSchema, { ...options, signals });
}

function valueOfText(text: string): boolean | number | string {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** The parameters of an address that belong to the sandbox and not to PSA. */
export function sandboxParameters(query: URLSearchParams): [string, string][] {
  return [...query].filter(([key]) => key.startsWith(queryPrefix));
}
