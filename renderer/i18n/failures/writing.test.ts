import { describe, expect, it } from 'vitest';
import type { WritingFailures } from '../../../core/failures/writing.ts';
import { samplesOf } from '../../../core/failures/testing/samples.ts';
import { failureSentence } from '../../../electron/hosts/cli/words/failure-sentence.ts';
import { failureText } from '../failure-text.ts';

const address = 'http://localhost:11434/v1';
const model = 'small';
const writer = 'Small';

/** Every code and reason of what writes. */
const samples = [
  ...samplesOf<WritingFailures['writer-unavailable']>('writer-unavailable', {
    'no-server': { reason: 'no-server', address, problem: 'ECONNREFUSED' },
    'server-status': { reason: 'server-status', address, status: 500, said: '' },
    'server-key': { reason: 'server-key', address, status: 401 },
    'server-model': { reason: 'server-model', address, model, offered: [] },
    'timed-out': { reason: 'timed-out', address, seconds: 180 },
    'not-an-address': { reason: 'not-an-address', address: 'localhost' },
    'not-this-computer': { reason: 'not-this-computer', address: 'http://192.168.1.4:1' },
    'no-server-named': { reason: 'no-server-named' },
  }),
  {
    code: 'writer-unavailable',
    facts: { reason: 'server-status', address, status: 400, said: 'model not loaded' },
  },
  { code: 'writer-unavailable', facts: { reason: 'server-model', address, model, offered: ['a', 'b'] } },
  ...samplesOf<WritingFailures['writer-answer']>('writer-answer', {
    'not-json': { reason: 'not-json', writer },
    empty: { reason: 'empty', writer },
    'other-form': { reason: 'other-form', writer, problem: 'title: expected string' },
    'cut-off': { reason: 'cut-off', writer, maxTokens: 50 },
    'not-understood': { reason: 'not-understood', writer },
  }),
  { code: 'writer-too-long', facts: { promptTokens: 5000, answerTokens: 500, contextTokens: 4096 } },
];

describe('what writes', () => {
  it.each(samples)('has words for $code $facts.reason at a terminal and in the page', ({ code, facts }) => {
    const terminal = failureSentence({ code, facts: { ...facts }, retryable: false });
    const page = [failureText('en', code, facts), failureText('zh-CN', code, facts)];
    for (const text of [terminal, ...page]) {
      expect(text).toMatch(/\S{4}/);
      expect(text).not.toMatch(/undefined|null|\[object|\{"/);
    }
    expect(page[1]).toMatch(/[一-鿿]/);
    // A window has no command line.
    for (const text of page) expect(text).not.toMatch(/SIDECUT_|--\w|sidecut \w+/);
  });
});
