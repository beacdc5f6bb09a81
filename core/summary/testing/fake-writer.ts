/** A language model that answers what a test makes it answer; four characters are a token. */
import { parseJson } from '../../parse-json.ts';
import type { Prompt } from '../../writing/prompt.ts';
import type { WriterRequest } from '../writer/prompt.ts';
import type { SummaryWriter } from '../writer/write-summary.ts';

export interface FakeWriter extends SummaryWriter {
  /** What it was asked, in order. */
  readonly asked: readonly Prompt[];
}

export function fakeWriter(answerTo: (prompt: Prompt) => string, contextTokens = 4096): FakeWriter {
  const asked: Prompt[] = [];
  return {
    asked,
    contextTokens,
    countTokens: (texts) => Promise.resolve(texts.map(countTokens)),
    countPrompt: ({ prompt }) => Promise.resolve(countPromptTokens(prompt)),
    write: <Answer>({ prompt, answer }: WriterRequest<Answer>) => {
      asked.push(prompt);
      const parsed = answer.safeParse(parseJson(answerTo(prompt)));
      return parsed.success
        ? Promise.resolve(parsed.data)
        : Promise.reject(new Error('That is another answer.'));
    },
  };
}

export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

export function countPromptTokens({ task, material, question }: Prompt): number {
  const lines = material.flatMap((one) => one.lines.map(({ id, text }) => `[${id}] ${text}\n`));
  return countTokens([task, ...lines, question].join('\n'));
}
