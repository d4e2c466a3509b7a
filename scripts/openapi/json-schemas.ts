/** The contract's schemas as JSON Schema (2020-12, as in OpenAPI 3.1), each named schema once. */
import { type ConversionConfig, type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { moneySchema } from '../../lib/money/money.ts';
import { amountSchema } from '../../lib/wisepay/schemas/common.ts';
import { invoiceFieldsSchema } from '../../lib/wisepay/schemas/invoice.ts';
import { operationSchema } from '../../lib/wisepay/schemas/operation.ts';
import { paymentSchema, refundSchema } from '../../lib/wisepay/schemas/payment.ts';
import { paymentSessionSchema } from '../../lib/wisepay/schemas/payment-session.ts';
import { reminderRequestSchema, reminderSchema } from '../../lib/wisepay/schemas/reminder.ts';
import { refundRequestSchema, terminalPaymentRequestSchema } from '../../lib/wisepay/schemas/requests.ts';
import { sessionSchema } from '../../lib/wisepay/schemas/session.ts';
import { terminalPaymentSchema } from '../../lib/wisepay/schemas/terminal-payment.ts';

/** The document's components, each after those that it contains. */
const named = {
  Money: moneySchema,
  Amount: amountSchema,
  Refund: refundSchema,
  Payment: paymentSchema,
  TerminalPayment: terminalPaymentSchema,
  Invoice: invoiceFieldsSchema,
  Session: sessionSchema,
  PaymentSession: paymentSessionSchema,
  Reminder: reminderSchema,
  Operation: operationSchema,
  TerminalPaymentRequest: terminalPaymentRequestSchema,
  ReminderRequest: reminderRequestSchema,
  RefundRequest: refundRequestSchema,
} as const satisfies Readonly<Record<string, v.GenericSchema>>;

const config: ConversionConfig = {
  target: 'draft-2020-12',
  typeMode: 'input',
  // JSON Schema cannot express conditions between fields; the document describes them in words.
  ignoreActions: ['check', 'brand'],
  overrideAction({ valibotAction, jsonSchema }) {
    if (valibotAction.type === 'safe_integer') {
      const { MIN_SAFE_INTEGER: minimum, MAX_SAFE_INTEGER: maximum } = Number;
      return { ...jsonSchema, type: 'integer', minimum, maximum };
    }
    if (valibotAction.type === 'includes') return { ...jsonSchema, pattern: '@' };
    return undefined;
  },
};

/** The reference to each named schema, by the schema's form without its description. */
const references = new Map<string, string>();

/** The named schemas, by name. Schemas that others contain come first. */
export const namedJsonSchemas: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  Object.entries(named).map(([name, schema]) => {
    const converted = withReferences(convert(schema), true);
    const reference = `#/components/schemas/${name}`;
    const other = references.get(shapeOf(converted));
    if (other !== undefined) throw new Error(`${reference} has the same form as ${other}.`);
    references.set(shapeOf(converted), reference);
    return [name, converted];
  }),
);

/**
 * A schema as JSON Schema, with references to the named ones.
 * @throws {Error} if JSON Schema cannot express a part and `config` has no rule for it
 */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  return withReferences(convert(schema));
}

function convert(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...converted } = toJsonSchema(schema, config);
  return converted;
}

/** Replaces every part that has a name with a reference, which keeps the part's own description. */
function withReferences(schema: JsonSchema, isNamed = false): JsonSchema {
  const inner = mapParts(schema, (part) => withReferences(part));
  const reference = isNamed ? undefined : references.get(shapeOf(inner));
  if (reference === undefined) return inner;
  return { $ref: reference, ...(inner.description !== undefined && { description: inner.description }) };
}

function mapParts(schema: JsonSchema, change: (part: JsonSchema) => JsonSchema): JsonSchema {
  const { properties, items, oneOf, anyOf } = schema;
  const changed = (part: JsonSchema | boolean) => (typeof part === 'object' ? change(part) : part);
  return {
    ...schema,
    ...(properties && { properties: mapValues(properties, changed) }),
    ...(typeof items === 'object' && !Array.isArray(items) && { items: change(items) }),
    ...(oneOf && { oneOf: oneOf.map(changed) }),
    ...(anyOf && { anyOf: anyOf.map(changed) }),
  };
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function shapeOf({ description: _, ...shape }: JsonSchema): string {
  return JSON.stringify(shape);
}
