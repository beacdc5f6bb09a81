import type { AnswerSchema } from '../../../../../core/writing/answer-schema.ts';

/** A longer text makes a grammar that takes longer to follow than the model to think; whoever asked checks the length. */
const maxTextLength = 300;

/** The schema as grammars are made of it. */
export function grammarSchema(schema: AnswerSchema): AnswerSchema {
  if ('oneOf' in schema) return { oneOf: schema.oneOf.map(grammarSchema) };
  if (!('type' in schema)) return schema;
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties).map(
        ([name, each]) => [name, grammarSchema(each)] as const,
      );
      return { ...schema, properties: Object.fromEntries(entries) };
    }
    case 'array':
      return { ...schema, items: grammarSchema(schema.items) };
    case 'string': {
      const { minLength, maxLength } = schema;
      return {
        type: 'string',
        ...(minLength === undefined ? {} : { minLength: Math.min(minLength, maxTextLength) }),
        ...(maxLength === undefined || maxLength > maxTextLength ? {} : { maxLength }),
      };
    }
    default:
      return schema;
  }
}
