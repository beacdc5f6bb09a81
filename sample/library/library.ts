/**
 * A library of a dozen short videos in the world of the starter models: drawings that the starter of pictures knows, and
 * sentences that the starter of texts knows, in five languages. All of it is held out, see models/training/held-out.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface SampleVideo {
  /** Without an ending. */
  readonly name: string;
  /** BCP 47, of what is said. */
  readonly language: string;
  /** Tiles of the sheet of drawings, `drawingMs` each. */
  readonly drawings: readonly number[];
  readonly sentences: readonly { readonly startMs: number; readonly endMs: number; readonly text: string }[];
}

export const drawingMs = 7000;
const sentenceMs = 14_000;
const drawingsOfVideo = 8;
const sentencesOfVideo = 4;
export const videoMs = drawingsOfVideo * drawingMs;

const heldOut = new URL('../../models/training/held-out/', import.meta.url);
export const sheetFile = new URL('clip/mixed.jpg', heldOut);
export const sheet = { tile: 96, columns: 10 } as const;

const languages = ['en', 'de', 'es', 'fr', 'zh', 'en', 'de', 'es', 'fr', 'zh', 'en', 'en'] as const;
const names = [
  ...[
    'monday-at-school',
    'kerzen',
    'junto-al-rio',
    'la-pharmacie',
    '候诊室',
    'hotel',
    'feuerwache',
    'la-boda',
  ],
  ...['girouettes', '丛林', 'garlic', 'on-the-tower'],
];

export function sampleLibrary(): readonly SampleVideo[] {
  const { passages } = z
    .object({ passages: z.record(z.string(), z.array(z.string())) })
    .parse(JSON.parse(readFileSync(new URL('embedding/held-out.json', heldOut), 'utf8')));
  return languages.map((language, video) => ({
    ...{ name: names[video]!, language },
    drawings: Array.from({ length: drawingsOfVideo }, (_, at) => video * drawingsOfVideo + at),
    sentences: Array.from({ length: sentencesOfVideo }, (_, at) => ({
      ...{ startMs: at * sentenceMs, endMs: (at + 1) * sentenceMs - 100 },
      text: passages[language]![video * sentencesOfVideo + at]!,
    })),
  }));
}

const questionSchema = z.object({
  kind: z.enum(['words', 'paraphrase', 'other-language', 'picture']),
  language: z.string(),
  text: z.string(),
  /** Where the answer is: place in the library, and time. */
  video: z.int(),
  startMs: z.int(),
  endMs: z.int(),
});
export type SampleQuestion = z.infer<typeof questionSchema>;

/** `outside`: what nothing in the library answers. */
export function sampleQuestions() {
  return z
    .object({
      questions: z.array(questionSchema),
      outside: z.array(z.object({ language: z.string(), text: z.string() })),
    })
    .parse(JSON.parse(readFileSync(new URL('questions.json', import.meta.url), 'utf8')));
}
