/** Reads XML into objects: attributes are keys that begin with `@`. */
import * as v from 'valibot';
import { convert } from 'xmlbuilder2';

/** @throws {Error} if the text is not XML */
export function readXml(text: string): unknown {
  return convert(text, { format: 'object' });
}

/** The XML reader returns a single element as it is, and several of a name as an array; this is an array of both. */
export const several = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.union([
    v.array(schema),
    v.pipe(
      schema,
      v.transform((one) => [one]),
    ),
  ]);
