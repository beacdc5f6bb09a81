import { extname } from 'node:path';
import { chapterFormat, isChapterFormat } from '../../../core/formats/chapters/registry.ts';
import { formatById } from '../../../core/formats/registry.ts';
import type { ExportFormat } from '../../../core/contract/export.ts';

/** Bytes of a file name, less what an extension and a language take. */
const maxStem = 200;

/** `talk.de.srt` beside `talk.mp4`: players find it by that name. Chapters are `talk.chapters.txt`. */
export function suggestedName(mediaName: string, language: string, format: ExportFormat): string {
  const stem = shortened(mediaName.slice(0, mediaName.length - extname(mediaName).length));
  if (isChapterFormat(format)) return `${stem}.${chapterFormat(format).extension}`;
  const [extension] = exportExtensions(format);
  const tag = language === 'und' ? '' : `.${language}`;
  return `${stem}${tag}.${extension!}`;
}

/** What such a file may end in, without the dot, the usual one first. */
export function exportExtensions(format: ExportFormat): readonly string[] {
  if (isChapterFormat(format)) return [extname(`talk.${chapterFormat(format).extension}`).slice(1)];
  return formatById(format)!.extensions;
}

function shortened(stem: string): string {
  let short = stem;
  while (Buffer.byteLength(short) > maxStem) short = Array.from(short).slice(0, -1).join('');
  return short;
}
