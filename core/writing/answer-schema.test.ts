import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerSchemaOf, readSchema } from './answer-schema.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { readAnswer } from './read-answer.ts';
import { isThisComputer } from './writer-server.ts';

const answer = z.object({
  sentences: z.array(z.object({ text: z.string().max(200), ids: z.array(z.int().min(0)).min(1) })).max(3),
  mood: z.enum(['calm', 'loud']),
  title: z.string().nullable(),
  version: z.literal(2),
});

describe('the form of an answer', () => {
  it('is what grammars can say: nothing else, and every property', () => {
    expect(answerSchemaOf(answer)).toEqual({
      type: 'object',
      properties: {
        sentences: {
          type: 'array',
          maxItems: 3,
          items: {
            type: 'object',
            properties: {
              text: { type: 'string', maxLength: 200 },
              ids: { type: 'array', minItems: 1, items: { type: 'integer' } },
            },
            required: ['text', 'ids'],
            additionalProperties: false,
          },
        },
        mood: { enum: ['calm', 'loud'] },
        title: { oneOf: [{ type: 'string' }, { type: 'null' }] },
        version: { const: 2 },
      },
      required: ['sentences', 'mood', 'title', 'version'],
      additionalProperties: false,
    });
  });

  it('is the same when it came from another process', () => {
    const schema = answerSchemaOf(answer);
    expect(readSchema(JSON.parse(JSON.stringify(schema)))).toEqual(schema);
  });

  it('that no grammar can say is a defect', () => {
    expect(() => answerSchemaOf(z.unknown())).toThrow(RangeError);
  });
});

describe('an answer', () => {
  const title = z.object({ title: z.string() });
  it.each([
    ['as it is', '{"title": "A"}'],
    ['in a fence of Markdown', '```json\n{"title": "A"}\n```'],
    ['behind thoughts', '<think>\nHmm, {"title": 1}?\n</think>\n\n{"title": "A"}\n'],
  ])('is read %s', (_, written) => {
    expect(readAnswer(written, title, 'm')).toEqual({ title: 'A' });
  });

  it.each([
    ['empty', '', 'empty'],
    ['only thoughts', '<think>no</think>', 'empty'],
    ['prose', 'Sure! Here is a title: A', 'not-json'],
    ['half of one', '{"title": "A', 'not-json'],
    ['another form', '{"name": "A"}', 'other-form'],
  ])('that is %s is a failure that may pass', (_, written, reason) => {
    expect(() => readAnswer(written, title, 'm')).toThrow(
      expect.objectContaining({
        code: 'writer-answer',
        retryable: true,
        facts: expect.objectContaining({ reason, writer: 'm' }) as object,
      }) as Error,
    );
  });
});

describe('tokens that can only be estimated', () => {
  it.each([
    // Counted by the tokenizer of GPT-4 (o200k): 10, 9, 9.
    ['The quick brown fox jumps over the lazy dog.', 10],
    ['Сегодня мы поговорим о том, как варить кофе.', 9],
    ['今天我们来谈谈如何煮咖啡。', 9],
  ])('are rather too many: %s', (text, tokens) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(tokens);
    expect(estimateTokens(text)).toBeLessThan(3 * tokens);
  });
});

describe('an address', () => {
  it.each(['http://localhost:11434/v1', 'http://127.0.0.1:8080', 'https://[::1]/v1', ' http://LOCALHOST '])(
    'of this computer: %s',
    (address) => {
      expect(isThisComputer(address)).toBe(true);
    },
  );

  it.each([
    'http://192.168.1.4:11434',
    'http://localhost.example.com',
    'http://localhost@example.com',
    'http://localhost:1@example.com/',
    'http://localhost/@example.com',
    'http://127.0.0.1.example.com',
    'https://api.example.com/v1',
    'ftp://localhost',
    'localhost:11434',
  ])('of another, or none: %s', (address) => {
    expect(isThisComputer(address)).toBe(false);
  });
});
