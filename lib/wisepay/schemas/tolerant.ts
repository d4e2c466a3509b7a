/**
 * How much of an answer may be wrong. What says or moves money has to be as the contract has it, or the answer cannot be
 * read. All else falls away alone: a card without its digits is still a payment.
 */
import * as v from 'valibot';

declare module 'valibot' {
  interface Config<TIssue extends import('valibot').BaseIssue<unknown>> {
    /** Whether nothing falls away: whatever is not as the contract has it is an issue. */
    readonly toTheLetter?: boolean | undefined;
  }
}

type Run = v.GenericSchema['~run'];

/** `S`, but read in another way. */
type Reading<S extends v.GenericSchema, Input, Output> = Omit<S, '~types' | '~run' | '~standard'> &
  v.GenericSchema<Input, Output, v.InferIssue<S>>;

/** Read, it is there or undefined. */
type Absentable<S extends v.GenericSchema> = Reading<
  v.NullishSchema<S, undefined>,
  v.InferInput<S> | null | undefined,
  v.InferOutput<S> | undefined
>;

/** A field that may be left out or null. Where it is there, it is needed: it has to be as the contract has it. */
export function absentable<const S extends v.GenericSchema>(schema: S): Absentable<S> {
  const nullish = v.nullish(schema);
  return withRun(nullish, (dataset, config) => {
    const isAbsent = dataset.value === null && config.toTheLetter !== true;
    return isAbsent ? { typed: true, value: undefined } : nullish['~run'](dataset, config);
  });
}

/** A field that only adorns. Where it cannot be read, it is as if WisePay had left it out. */
export function decoration<const S extends v.GenericSchema>(schema: S): Absentable<S> {
  const field = absentable(schema);
  return withRun(field, readOr(undefined, field));
}

/** A part in whose place something is known even where it is missing or cannot be read. */
export function orElse<const S extends v.GenericSchema>(
  schema: S,
  otherwise: v.InferOutput<S>,
): Reading<S, v.InferInput<S>, v.InferOutput<S>> {
  return withRun({ ...schema, fallback: otherwise }, readOr(otherwise, schema));
}

/** A list in which null stands for every entry that cannot be read. */
export function listOrNulls<const S extends v.GenericSchema>(entry: S) {
  const orNull: Reading<S, v.InferInput<S>, v.InferOutput<S> | null> = withRun(entry, readOr(null, entry));
  return v.array(orNull);
}

/** A list in which entries that cannot be read fall away, and all behind the first `most`. */
export function readableOf<const S extends v.GenericSchema>(entry: S, most: number) {
  return v.pipe(
    listOrNulls(entry),
    v.transform((entries) => entries.filter((each) => each !== null).slice(0, most)),
  );
}

/**
 * The same schema without any tolerance: what an answer has to be like, where null is a value of its own.
 */
export function toTheLetter<const S extends v.GenericSchema>(schema: S) {
  return v.config(schema, { toTheLetter: true });
}

/** The names of the parts of an answer that fall away when `schema` reads it, such as `payments.method.last4`: no values. */
export function namesOfUnread(schema: v.GenericSchema, answer: unknown): string[] {
  return namesIn(v.safeParse(toTheLetter(schema), answer).issues ?? []);
}

/** What is wrong where, by the contract's own names: without the places in lists, each once, twenty at most. */
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

/** Whoever calls this tells the compiler the types: valibot has none for a schema that is read in another way. */
function withRun<T>(schema: object, run: Run): T {
  return { ...schema, '~run': run } as T;
}
