import { extname } from 'node:path';
import { formatById } from '../../../core/formats/registry.ts';
import type { ExportFormat } from '../../../core/contract/export.ts';

/** Bytes of a file name, less what an extension and a language take. */
const maxStem = 200;

/** `talk.de.srt` beside `talk.mp4`: players find it by that name. */
export function suggestedName(mediaName: string, language: string, format: ExportFormat): string {
  const stem = shortened(mediaName.slice(0, mediaName.length - extname(mediaName).length));
  const [extension] = exportExtensions(format);
  if (format === 'vtt-chapters') return `${stem}.chapters.${extension!}`;
  const tag = language === 'und' ? '' : `.${language}`;
  return `${stem}${tag}.${extension!}`;
}

/** What such a file may end in, without the dot, the usual one first. */
export function exportExtensions(format: ExportFormat): readonly string[] {
  return formatById(format === 'vtt-chapters' ? 'vtt' : format)!.extensions;
}

function shortened(stem: string): string {
  let short = stem;
  while (Buffer.byteLength(short) > maxStem) short = Array.from(short).slice(0, -1).join('');
  return short;
}
