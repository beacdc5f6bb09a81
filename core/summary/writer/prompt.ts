/**
 * What a language model is asked about a part: the task, the lines as material that stands apart from it, and what is to
 * be written. Whoever hands it over keeps the three apart.
 */
import { z } from 'zod';
import { languageName } from '../../language/language-name.ts';
import type { Prompt } from '../../writing/prompt.ts';
import type { WriterPart } from './writer-part.ts';

export interface WriterRequest<Answer> {
  readonly prompt: Prompt;
  readonly answer: z.ZodType<Answer>;
  readonly maxAnswerTokens: number;
}

export const writerAnswerSchema = z.object({
  sentences: z
    .array(z.object({ text: z.string().max(500), lines: z.array(z.int()).max(12) }))
    .min(1)
    .max(8),
});
export type WriterAnswer = z.infer<typeof writerAnswerSchema>;

/** Eight sentences in any script. */
const maxAnswerTokens = 900;

/** `language`: BCP 47 of what is to be written. */
export function partRequest({ lines }: WriterPart, language: string): WriterRequest<WriterAnswer> {
  const said = lines.reduce((sum, { text }) => sum + text.length, 0);
  const count = wantedSentences(said);
  const wanted = count === 1 ? '1 sentence' : `1 to ${count} sentences`;
  return {
    prompt: {
      task: [
        'You summarise the transcript of a video, one part after the other.',
        'Each sentence that you write is complete, plain, in the third person, and states only what the lines say.',
        'Use names and numbers exactly as the lines have them. Add nothing from elsewhere.',
        'For each sentence give in "lines" the numbers of the lines that it rests on.',
      ].join('\n'),
      material: [{ label: 'transcript', lines: lines.map(({ number, text }) => ({ id: number, text })) }],
      question:
        `Write ${wanted} in ${languageName(language, 'en')} that say what this part is about and what ` +
        'matters in it.',
    },
    answer: writerAnswerSchema,
    maxAnswerTokens,
  };
}

/** Some 1000 characters are a minute. */
function wantedSentences(characters: number): number {
  return Math.min(6, Math.max(1, Math.round(Math.sqrt(characters / 700))));
}
