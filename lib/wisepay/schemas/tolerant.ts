/**
 * How much of an answer may be wrong. What says or moves money has to follow the contract, or the answer cannot be
 * read. Everything else is dropped part by part: a card without its digits is still a payment.
 */
import * as v from 'valibot';

declare module 'valibot' {
  interface Config<TIssue extends import('valibot').BaseIssue<unknown>> {
    /** Whether nothing is dropped: every deviation from the contract is an issue. */
    readonly toTheLetter?: boolean | undefined;
  }
}

type Run = v.GenericSchema['~run'];

/** `S`, but with other inputs and outputs. */
type Reading<S extends v.GenericSchema, Input, Output> = Omit<S, '~types' | '~run' | '~standard'> &
  v.GenericSchema<Input, Output, v.InferIssue<S>>;

/** A field that is undefined if it is absent. */
type Absentable<S extends v.GenericSchema> = Reading<
  v.NullishSchema<S, undefined>,
  v.InferInput<S> | null | undefined,
  v.InferOutput<S> | undefined
>;

/** A field that may be absent or null. If it is present, it has to follow the contract. */
export function absentable<const S extends v.GenericSchema>(schema: S): Absentable<S> {
  const nullish = v.nullish(schema);
  return withRun(nullish, (dataset, config) => {
    const isAbsent = dataset.value === null && config.toTheLetter !== true;
    return isAbsent ? { typed: true, value: undefined } : nullish['~run'](dataset, config);
  });
}

/** A field that is not essential. If it cannot be read, it counts as absent. */
export function decoration<const S extends v.GenericSchema>(schema: S): Absentable<S> {
  const field = absentable(schema);
  return withRun(field, readOr(undefined, field));
}

/** A part with a replacement for when it is missing or cannot be read. */
export function orElse<const S extends v.GenericSchema>(
  schema: S,
  otherwise: v.InferOutput<S>,
): Reading<S, v.InferInput<S>, v.InferOutput<S>> {
  return withRun({ ...schema, fallback: otherwise }, readOr(otherwise, schema));
}

/** A list in which null replaces every entry that cannot be read. */
export function listOrNulls<const S extends v.GenericSchema>(entry: S) {
  const orNull: Reading<S, v.InferInput<S>, v.InferOutput<S> | null> = withRun(entry, readOr(null, entry));
  return v.array(orNull);
}

/** A list without the entries that cannot be read, and without those after the first `most`. */
export function readableOf<const S extends v.GenericSchema>(entry: S, most: number) {
  return v.pipe(
    listOrNulls(entry),
    v.transform((entries) => entries.filter((each) => each !== null).slice(0, most)),
  );
}

/** The same schema without any tolerance: an answer has to follow all of the contract, and null is not absent. */
export function toTheLetter<const S extends v.GenericSchema>(schema: S) {
  return v.config(schema, { toTheLetter: true });
}

/** The names of the parts that `schema` drops from an answer, such as `payments.method.last4`; no values. */
export function namesOfUnread(schema: v.GenericSchema, answer: unknown): string[] {
  return namesIn(v.safeParse(toTheLetter(schema), answer).issues ?? []);
}

/** The contract's names of the parts that are wrong: without positions in lists, each once, 20 at most. */
export function namesIn(issues: readonly v.BaseIssue<unknown>[]): string[] {
  const names = issues.map((issue) =>
    (issue.path ?? []).flatMap(({ key }) => (typeof key === 'string' ? [key] : [])).join('.'),
  );
  return [...new Set(names)].filter((name) => name !== '').slice(0, mostNames);
}

const mostNames = 20;

function readOr(otherwise: unknown, schema: v.GenericSchema): Run {
  return (dataset, config) => {
    const read = schema['~run'](dataset, config);
    const falls = read.issues !== undefined && config.toTheLetter !== true;
    return falls ? { typed: true, value: otherwise } : read;
  };
}

/** The caller gives the type: valibot has none for a schema with another `~run`. */
function withRun<T>(schema: object, run: Run): T {
  return { ...schema, '~run': run } as T;
}
