/**
 * Sidecut's JSON: `{"cues":[{"startMs","endMs","text",...}],"problems":[{"line","message"}]}`. Fields that
 * a reader does not know are ignored.
 */
import { z } from 'zod';
import { SidecutError } from '../errors.ts';
import type { FormatProblem, ParsedSubtitles, SubtitleDocument } from './subtitle-document.ts';

const ms = z.number().int().nonnegative();
const confidence = z.number().min(0).max(1);

const wordSchema = z.object({
  startMs: ms,
  endMs: ms,
  text: z.string(),
  confidence: confidence.exactOptional(),
  timing: z.enum(['attention', 'signal', 'given']).exactOptional(),
  speaker: z.string().exactOptional(),
});

const cueSchema = z.object({
  startMs: ms,
  endMs: ms,
  text: z.string(),
  confidence: confidence.exactOptional(),
  words: z.array(wordSchema).exactOptional(),
  speaker: z.string().exactOptional(),
  id: z.string().exactOptional(),
  settings: z.string().exactOptional(),
});

const documentSchema = z.object({
  cues: z.array(cueSchema),
  problems: z.array(z.object({ line: z.number().int().nonnegative(), message: z.string() })).default([]),
  language: z.string().exactOptional(),
});

/** Throws `bad-subtitle`: JSON that is not ours can't be repaired. */
export function parseJson(text: string): ParsedSubtitles {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (cause) {
    throw new SidecutError('bad-subtitle', 'The file is not valid JSON; give a file that Sidecut wrote.', {
      cause,
    });
  }
  const result = documentSchema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.join('.');
    throw new SidecutError(
      'bad-subtitle',
      `The JSON does not describe subtitles: ${where}: ${issue?.message ?? 'not readable'}. ` +
        'It must be {"cues":[{"startMs","endMs","text"}]} with times in whole milliseconds.',
    );
  }
  return result.data;
}

export function writeJson(
  document: SubtitleDocument & { readonly problems?: readonly FormatProblem[] },
): string {
  const { cues, problems = [], language } = document;
  return `${JSON.stringify({ ...(language === undefined ? {} : { language }), cues, problems }, null, 2)}\n`;
}
