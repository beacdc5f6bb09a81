/**
 * Sidecut's JSON: `{"cues":[{"startMs","endMs","text",...}],"problems":[{"line","message"}]}`. Fields that
 * a reader does not know are ignored. Transcripts of recognisers are read too (`transcripts/`).
 */
import { z } from 'zod';
import { SidecutError } from '../errors.ts';
import { problem } from '../format-problems.ts';
import { parseBoundedJson } from './bounded-json.ts';
import { finishReading } from './finish-reading.ts';
import type { ParsedSubtitles, SubtitleDocument, WebVttExtras } from './subtitle-document.ts';
import { fieldsOf } from './transcripts/fields.ts';
import { readTranscript } from './transcripts/read-transcript.ts';
import { cuesOfTranscript } from './transcripts/transcript-cues.ts';

const ms = z.number().int().nonnegative();
const confidence = z.number().min(0).max(1);

const wordSchema = z.object({
  startMs: ms,
  endMs: ms,
  text: z.string(),
  confidence: confidence.exactOptional(),
  timing: z.enum(['attention', 'signal', 'given']).exactOptional(),
  speaker: z.string().exactOptional(),
  language: z.string().exactOptional(),
});

const assEventSchema = z.object({
  style: z.string().exactOptional(),
  layer: z.number().int().exactOptional(),
  margins: z.tuple([z.string(), z.string(), z.string()]).exactOptional(),
  effect: z.string().exactOptional(),
  raw: z.string().exactOptional(),
});

const cueSchema = z.object({
  startMs: ms,
  endMs: ms,
  text: z.string(),
  confidence: confidence.exactOptional(),
  words: z.array(wordSchema).exactOptional(),
  speaker: z.string().exactOptional(),
  language: z.string().exactOptional(),
  id: z.string().exactOptional(),
  settings: z.string().exactOptional(),
  ass: assEventSchema.exactOptional(),
});

const beforeCue = z.number().int().nonnegative();
const lines = z.array(z.string());

const webVttSchema = z.object({
  headerLines: lines,
  blocks: z.array(z.object({ kind: z.enum(['note', 'style', 'region']), text: z.string(), beforeCue })),
});

const assSchema = z.object({
  scriptInfo: lines,
  styles: lines,
  events: z.array(z.object({ line: z.string(), beforeCue })),
  sections: z.array(z.object({ name: z.string(), lines })),
});

const documentSchema = z.object({
  cues: z.array(cueSchema),
  problems: z.array(z.object({ line: z.number().int().nonnegative(), message: z.string() })).default([]),
  language: z.string().exactOptional(),
  webVtt: webVttSchema.exactOptional(),
  ass: assSchema.exactOptional(),
});

/** Ours, or a transcript of a recogniser. Throws `bad-subtitle`: other JSON can't be repaired. */
export function parseJson(text: string): ParsedSubtitles {
  const value = parseBoundedJson(text);
  const transcript = Array.isArray(fieldsOf(value)?.['cues']) ? null : readTranscript(value);
  if (transcript !== null) return finishReading(cuesOfTranscript(transcript));
  const result = documentSchema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? null : issue.path.join('.');
    throw new SidecutError('bad-subtitle', { reason: 'other-json', where, said: issue?.message ?? '' });
  }
  const { problems, ...document } = result.data;
  return finishReading({
    ...document,
    problems: problems.map(({ line, message }) => problem(line, 'kept-text', { text: message })),
  });
}

/** What was repaired while a file was read, in the words of whoever writes this one. */
export interface WordedProblem {
  readonly line: number;
  readonly message: string;
}

export function writeJson(
  document: SubtitleDocument & { readonly problems?: readonly WordedProblem[] },
): string {
  const { cues, problems = [], language, webVtt, ass } = document;
  const around = {
    ...(language === undefined ? {} : { language }),
    ...(webVtt === undefined || isEmptyWebVtt(webVtt) ? {} : { webVtt }),
    ...(ass === undefined ? {} : { ass }),
  };
  return `${JSON.stringify({ ...around, cues, problems }, null, 2)}\n`;
}

/** A WebVTT file without anything but cues has nothing to be kept. */
function isEmptyWebVtt({ headerLines, blocks }: WebVttExtras): boolean {
  return blocks.length === 0 && headerLines.every((line) => line === '');
}
