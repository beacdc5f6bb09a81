import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { SpokenText } from '../../../../core/evaluation/score-speech.ts';
import { parseJson } from '../../../../core/parse-json.ts';
import { UsageError } from '../usage-error.ts';

export interface VoiceClip extends SpokenText {
  /** Path of the sound. */
  readonly file: string;
}

const wordSchema = z.object({ text: z.string(), startMs: z.number(), endMs: z.number() });
const truthSchema = z.array(
  z.object({
    file: z.string().min(1),
    language: z.string().min(2),
    text: z.string(),
    words: z.array(wordSchema).optional(),
  }),
);

/** The clips of a folder in one of the layouts that `usage` names; throws `UsageError` when there is none. */
export async function readTruth(folder: string): Promise<readonly VoiceClip[]> {
  const clips = await readClips(folder);
  if (clips.length > 0) return clips;
  throw new UsageError(`${folder} names no recording`);
}

async function readClips(folder: string): Promise<readonly VoiceClip[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => {
    throw new UsageError(`${folder} is no folder that can be read`);
  });
  if (names.includes('truth.json')) return readTruthFile(folder);
  const tables = names.filter((name) => basename(name) === 'validated.tsv');
  if (tables.length > 0)
    return (await Promise.all(tables.map((name) => readCommonVoice(join(folder, name))))).flat();
  const transcripts = names.filter((name) => name.endsWith('.trans.txt')).sort();
  if (transcripts.length > 0)
    return (await Promise.all(transcripts.map((name) => readLibriSpeech(join(folder, name))))).flat();
  throw new UsageError(`${folder} holds no truth.json, no *.trans.txt and no validated.tsv`);
}

async function readTruthFile(folder: string): Promise<readonly VoiceClip[]> {
  const file = join(folder, 'truth.json');
  const { data: clips } = truthSchema.safeParse(parseJson(await readFile(file, 'utf8')));
  if (clips === undefined) throw new UsageError(`${file} is no list of {"file", "language", "text"}`);
  return clips.map((clip) => ({ ...clip, file: join(folder, clip.file) }));
}

/** `1089-134686-0000 HE HOPED THERE WOULD BE STEW`, the sound beside it as FLAC. */
async function readLibriSpeech(transcript: string): Promise<readonly VoiceClip[]> {
  const lines = (await readFile(transcript, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [id = '', ...words] = line.trim().split(' ');
    return { file: join(dirname(transcript), `${id}.flac`), language: 'en', text: words.join(' ') };
  });
}

/** A table with a head; `path` names a file of clips/, `locale` a language. */
async function readCommonVoice(table: string): Promise<readonly VoiceClip[]> {
  const [head = '', ...lines] = (await readFile(table, 'utf8')).split(/\r?\n/);
  const columns = head.split('\t');
  const cell = (cells: readonly string[], name: string) => cells[columns.indexOf(name)] ?? '';
  if (!columns.includes('path') || !columns.includes('sentence')) {
    throw new UsageError(`${table} has no columns "path" and "sentence"`);
  }
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .map((cells) => ({
      file: join(dirname(table), 'clips', cell(cells, 'path')),
      language: cell(cells, 'locale') || basename(dirname(table)),
      text: cell(cells, 'sentence'),
    }));
}

/** At most `limit` of them, spread evenly over the set. */
export function spread<Item>(items: readonly Item[], limit: number | undefined): readonly Item[] {
  if (limit === undefined || items.length <= limit) return items;
  return Array.from({ length: limit }, (_, index) => items[Math.floor((index * items.length) / limit)]!);
}
