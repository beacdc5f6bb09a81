import { z } from 'zod';

/** What of JSON Schema a grammar can hold a model to; every property is there, and no other. */
export type AnswerSchema =
  | {
      readonly type: 'object';
      readonly properties: Readonly<Record<string, AnswerSchema>>;
      readonly required: readonly string[];
      readonly additionalProperties: false;
    }
  | {
      readonly type: 'array';
      readonly items: AnswerSchema;
      readonly minItems?: number;
      readonly maxItems?: number;
    }
  | { readonly type: 'string'; readonly minLength?: number; readonly maxLength?: number }
  | { readonly type: 'number' | 'integer' | 'boolean' | 'null' }
  | { readonly enum: readonly Constant[] }
  | { readonly const: Constant }
  | { readonly oneOf: readonly AnswerSchema[] };
type Constant = string | number | boolean | null;

/** The form of an answer for a model. A schema that a grammar can't say is a defect of whoever asks. */
export function answerSchemaOf(answer: z.ZodType): AnswerSchema {
  return readSchema(z.toJSONSchema(answer, { io: 'input' }));
}

/** What is said to the model of it: a grammar alone leaves it to guess what belongs where. */
export function describeAnswer(schema: AnswerSchema): string {
  return `Answer with JSON only, in the form of this JSON Schema: ${JSON.stringify(schema)}`;
}

const constantSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const nodeSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  enum: z.array(constantSchema).optional(),
  const: constantSchema.optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** Also of what came from another process. */
export function readSchema(value: unknown): AnswerSchema {
  const node = nodeSchema.parse(value);
  if (node.const !== undefined) return { const: node.const };
  if (node.enum) return { enum: node.enum };
  const either = node.anyOf ?? node.oneOf;
  if (either) return { oneOf: either.map(readSchema) };
  if (Array.isArray(node.type)) return { oneOf: node.type.map((type) => readSchema({ ...node, type })) };
  switch (node.type) {
    case 'object':
      return readObject(node.properties ?? {});
    case 'array':
      return { type: 'array', items: readSchema(node.items), ...given(node, ['minItems', 'maxItems']) };
    case 'string':
      return { type: 'string', ...given(node, ['minLength', 'maxLength']) };
    case 'number':
    case 'integer':
    case 'boolean':
    case 'null':
      return { type: node.type };
    default:
      throw new RangeError(`no grammar for ${JSON.stringify(value)}`);
  }
}

function readObject(properties: Readonly<Record<string, unknown>>): AnswerSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [name, readSchema(each)]),
    ),
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

function given<Key extends string>(
  node: Readonly<Partial<Record<Key, number | undefined>>>,
  keys: readonly Key[],
): Partial<Record<Key, number>> {
  return Object.fromEntries(
    keys.flatMap((key) => (node[key] === undefined ? [] : [[key, node[key]]])),
  ) as Partial<Record<Key, number>>;
}
