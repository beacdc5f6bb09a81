import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSubtitleBytes } from '../../core/formats/decode-bytes.ts';
import { detectFormat } from '../../core/formats/detect-format.ts';
import { parseChapterTrack } from '../../core/formats/chapters/webvtt-chapters.ts';
import { languageOfWords } from '../../core/language/lexicons.ts';
import { sentencesOf } from '../../core/text/sentences.ts';
import type { TrueText } from './true-text.ts';

export const subtitleExtension = /(?<!\.chapters)\.(?:srt|vtt|ass|ttml|sbv)$/iu;

/** A subtitle whose chapters lie beside it; undefined without them. */
export async function readSubtitle(
  folder: string,
  name: string,
  names: readonly string[],
): Promise<TrueText | undefined> {
  const stem = name.replace(subtitleExtension, '');
  const beside = [`${stem}.chapters.vtt`, `${stem}.chapters.txt`].find((other) => names.includes(other));
  if (beside === undefined) return undefined;
  const { text: file } = decodeSubtitleBytes(await readFile(join(folder, name)));
  const parsed = detectFormat(name, file)?.parse?.(file);
  if (parsed === undefined || parsed.cues.length === 0) return undefined;
  const language = languageOfWords(parsed.cues.map(({ text }) => text).join(' ')) ?? 'und';
  const cues = parsed.cues.map((cue, index) => ({ ...cue, id: String(index), origin: 'file' as const }));
  const sentences = sentencesOf(cues, { language });
  const chapters = startsOf(beside, await readFile(join(folder, beside), 'utf8'));
  const durationMs = Math.max(...sentences.map(({ endMs }) => endMs));
  const boundaries = chapters.filter((startMs) => startMs > 0 && startMs < durationMs);
  return { name, text: { sentences, durationMs }, levels: { chapters: boundaries } };
}

/** Of WebVTT, or of lines that begin with a time: `1:02:03 Title`. */
export function startsOf(name: string, file: string): readonly number[] {
  if (name.endsWith('.vtt')) return parseChapterTrack(file).chapters.map(({ startMs }) => startMs);
  return [...file.matchAll(/^\s*(?:(\d+):)?(\d{1,2}):(\d{2})(?:\.\d+)?\b/gmu)].map(
    ([, hours = '0', minutes, seconds]) =>
      ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000,
  );
}
