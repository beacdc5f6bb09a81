/** What a language model answered, as what it was asked for. */
import { z } from 'zod';
import { parseJson } from '../../parse-json.ts';

const answerSchema = z.object({
  sentences: z.array(z.object({ text: z.string().max(2000), lines: z.array(z.number()).max(200) })).max(60),
});

export type AnsweredSentence = z.infer<typeof answerSchema>['sentences'][number];

/** Longer than any answer that was asked for. */
const maxCharacters = 100_000;

/** undefined: it is no answer to what was asked. */
export function readAnswer(answer: string): readonly AnsweredSentence[] | undefined {
  if (answer.length > maxCharacters) return undefined;
  const parsed = answerSchema.safeParse(parseJson(withoutFence(answer)));
  if (!parsed.success) return undefined;
  return parsed.data.sentences.map(({ text, lines }) => ({
    text: text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim(),
    lines: [...new Set(lines)],
  }));
}

/** Models that are not bound to a grammar like to put JSON into a block of code. */
export function withoutFence(answer: string): string {
  return /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/u.exec(answer)?.[1] ?? answer;
}
