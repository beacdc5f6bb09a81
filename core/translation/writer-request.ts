/** What a language model is asked when it translates: numbered lines, each answered by its number. */
import { z } from 'zod';
import { assertNever } from '../assert-never.ts';
import type { WantedTerm } from '../glossary/wanted-terms.ts';
import { languageName } from '../language/language-name.ts';
import type { ContextLine, SourceLine, TranslatedLine, TranslationRequest } from './engine.ts';
import type { TranslationDoubt } from '../project/translated-cue.ts';
import { estimateTokens } from '../writing/estimate-tokens.ts';
import { withoutMarks } from '../writing/prompt.ts';
import type { Material, Prompt } from '../writing/prompt.ts';

export interface TranslationAsk {
  readonly prompt: Prompt;
  readonly answer: z.ZodType<TranslationAnswer>;
  readonly maxAnswerTokens: number;
}

export interface TranslationAnswer {
  readonly lines: readonly { readonly id: number; readonly starts: string; readonly text: string }[];
}

/** Around each line of an answer. */
const tokensPerLine = 40;
/** Some languages need several times the tokens of English for the same. */
const tokensPerToken = 3;

export function translationAsk(request: TranslationRequest): TranslationAsk {
  const { lines } = request;
  const longest = Math.max(...lines.map(({ text }) => text.length));
  const tokens = lines.reduce((sum, { text }) => sum + estimateTokens(text), 0);
  return {
    prompt: promptFor(request),
    answer: z.object({
      lines: z
        .array(
          z.object({
            id: z.int(),
            starts: z.string().max(100),
            text: z.string().max(200 + 4 * longest),
          }),
        )
        .min(1)
        .max(lines.length),
    }),
    maxAnswerTokens: 60 + tokensPerLine * lines.length + tokensPerToken * tokens,
  };
}

export function readTranslation({ lines }: TranslationAnswer): readonly TranslatedLine[] {
  return lines.map(({ id, starts, text }) => ({
    ...{ id, text },
    ...(starts.trim() === '' ? {} : { head: starts.trim() }),
  }));
}

function promptFor({ from, to, lines, before, behind, terms }: TranslationRequest): Prompt {
  const [source, target] = [languageName(from, 'en'), languageName(to, 'en')];
  return {
    task: [
      `You translate the subtitles of a video from ${source} into ${target}.`,
      'Every line of the transcript has a number. Answer each line by its number with its own translation alone: never ' +
        'join lines, never split one, leave none out, change no order.',
      'In "starts" repeat the first three words of the line as they stand; in "text" write its translation.',
      `Write natural spoken ${target}. Keep names and numbers. Add nothing, explain nothing, leave no line in ${source}.`,
    ].join('\n'),
    material: [
      ...contextMaterial('text before', before),
      { label: 'transcript', lines: lines.map(({ id, text }) => ({ id, text })) },
      ...contextMaterial('text behind', behind),
      ...speakerMaterial(lines),
      ...termMaterial(terms),
      ...earlierMaterial(lines),
    ],
    question: [
      `Translate into ${target} the ${lines.length === 1 ? 'line' : 'lines'} of the transcript with the ` +
        `${lines.length === 1 ? 'number' : 'numbers'} ${lines.map(({ id }) => id).join(', ')}, and nothing else.`,
      ...(terms.length === 0 ? [] : ['Write the terms as the list of terms says.']),
      ...lines.flatMap(remarkOn),
    ].join('\n'),
  };
}

function contextMaterial(label: string, lines: readonly ContextLine[]): readonly Material[] {
  if (lines.length === 0) return [];
  // No ids of lines: nobody is to answer them.
  const shown = lines.map(({ text, translation }) => ({
    id: 0,
    text: translation === undefined ? text : `${text} = ${translation}`,
  }));
  return [{ label, lines: shown }];
}

/** Many languages say it in another way for a woman, or for several. */
function speakerMaterial(lines: readonly SourceLine[]): readonly Material[] {
  const named = lines.flatMap(({ id, speaker }) => (speaker === undefined ? [] : [{ id, text: speaker }]));
  return named.length === 0 ? [] : [{ label: 'list of who says which line', lines: named }];
}

function termMaterial(terms: readonly WantedTerm[]): readonly Material[] {
  if (terms.length === 0) return [];
  return [
    {
      label: 'list of terms',
      lines: terms.map(({ text, wanted }) => ({ id: 0, text: `${text} = ${wanted}` })),
    },
  ];
}

function earlierMaterial(lines: readonly SourceLine[]): readonly Material[] {
  const earlier = lines.flatMap(({ id, again }) =>
    again?.text === undefined ? [] : [{ id, text: again.text }],
  );
  return earlier.length === 0 ? [] : [{ label: 'translation that was wrong', lines: earlier }];
}

/** How long it may be, where that comes near, and what was wrong with it. */
function remarkOn({ id, text, maxLength, again }: SourceLine): readonly string[] {
  const isNear = maxLength !== undefined && text.length > 0.8 * maxLength;
  return [
    ...(isNear ? [`Line ${id}: at most ${maxLength} characters.`] : []),
    ...(again?.doubts ?? []).map((doubt) => `Line ${id}: ${wrongWith(doubt)}`),
  ];
}

function wrongWith(doubt: TranslationDoubt): string {
  switch (doubt.kind) {
    case 'missing':
      return 'its translation was missing.';
    case 'repeated':
      return 'it said the same as another line; translate this line itself.';
    case 'slipped':
      return 'it said what another line says; translate this line itself.';
    case 'odd-length':
      return 'it was much longer or shorter than the line; translate this line, all of it, alone.';
    case 'untranslated':
      return 'it was not translated.';
    case 'wrong-script':
      return 'it was written in the wrong script.';
    case 'lost-number':
      return `it lost the number "${quoted(doubt.text)}".`;
    case 'lost-name':
      return `it lost the name "${quoted(doubt.text)}".`;
    case 'lost-term':
      return `"${quoted(doubt.text)}" has to be "${quoted(doubt.wanted)}".`;
    case 'too-fast':
      return 'it was too long to be read; say it shorter.';
    default:
      return assertNever(doubt);
  }
}

/** Words of the video: they can't end the quotation. */
function quoted(text: string): string {
  return withoutMarks(text).replaceAll(/["“”]/gu, "'").slice(0, 80);
}
