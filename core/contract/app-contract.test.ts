import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { transcribeOptionsSchema } from '../analysis/transcript.ts';
import { appContract } from './app-contract.ts';
import { settingsPatchSchema } from './app.ts';
import { exportJobSchemas } from './export.ts';
import type { Operation } from './operation.ts';
import { shellOperations } from './shell.ts';

interface JsonSchema {
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** Where a schema takes a text or a list of any length. */
function boundless(schema: JsonSchema, path = ''): string[] {
  const isLong =
    (schema.type === 'string' &&
      schema.maxLength === undefined &&
      !('enum' in schema) &&
      !('const' in schema)) ||
    (schema.type === 'array' && schema.maxItems === undefined && schema.prefixItems === undefined);
  // An expression that ends (`$`) and repeats nothing without bound is a bound.
  const isBound =
    schema.pattern !== undefined && /^\^.*\$$/.test(schema.pattern) && !/[*+]/.test(schema.pattern);
  const below: readonly (readonly [string, JsonSchema])[] = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.items ? [['[]', schema.items] as const] : []),
    ...(schema.propertyNames ? [['{name}', schema.propertyNames] as const] : []),
    ...(typeof schema.additionalProperties === 'object'
      ? [['{}', schema.additionalProperties] as const]
      : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.prefixItems ?? [])].map(
      (option) => ['', option] as const,
    ),
  ];
  return [
    ...(isLong && !isBound ? [path] : []),
    ...below.flatMap(([name, inner]) => boundless(inner, [path, name].filter(Boolean).join('.'))),
  ];
}

function inputOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema;
}

const operations: readonly (readonly [string, Operation])[] = Object.entries({
  ...appContract,
  ...shellOperations,
});

describe('what a page sends', () => {
  it.each(operations.map(([name, { input }]) => [name, input] as const))(
    'has a bound: %s',
    (_name, input) => {
      expect(boundless(inputOf(input))).toEqual([]);
    },
  );

  it.each(Object.entries({ ...exportJobSchemas, transcribe: transcribeOptionsSchema }))(
    'for a job has a bound: %s',
    (_kind, schema) => {
      expect(boundless(inputOf(schema))).toEqual([]);
    },
  );

  it('in parts has a bound: every long list says how long', () => {
    const long = operations.flatMap(([name, { longInput }]) =>
      longInput ? [[name, longInput] as const] : [],
    );
    expect(long.length).toBeGreaterThan(0);
    for (const [name, { max, item }] of long) {
      expect(max, name).toBeGreaterThan(0);
      expect(boundless(inputOf(item)), name).toEqual([]);
    }
  });

  it('as settings fits: no more keys than there are commands, and none that is long', () => {
    const names = (count: number, length: number) =>
      Array.from({ length: count }, (_, number) => `${number}`.padEnd(length, 'x'));
    const all = <Value>(keys: readonly string[], value: Value) =>
      Object.fromEntries(keys.map((key) => [key, value]));
    const fits = (patch: unknown) => settingsPatchSchema.safeParse(patch).success;
    expect(fits({ keys: all(names(300, 40), ['Ctrl+K', 'F2']) })).toBe(true);
    expect(fits({ panels: all(names(20, 20), [30, 40, 30]) })).toBe(true);
    for (const keys of [
      all(names(3000, 10), ['F2']),
      all(names(1, 1_000_000), ['F2']),
      all(names(1, 10), names(100, 5)),
    ]) {
      expect(fits({ keys })).toBe(false);
    }
    for (const panels of [all(names(3000, 10), [50]), all(names(1, 1), Array<number>(1000).fill(1))]) {
      expect(fits({ panels })).toBe(false);
    }
    expect(fits({ model: 'm'.repeat(1_000_000) })).toBe(false);
  });
});
