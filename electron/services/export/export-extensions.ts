import { extname } from 'node:path';
import type { ExportFormat } from '../../../core/contract/export.ts';
import { chapterFormat, isChapterFormat } from '../../../core/formats/chapters/registry.ts';
import { formatById } from '../../../core/formats/registry.ts';

/** What such a file may end in, without the dot, the usual one first. */
export function exportExtensions(format: ExportFormat): readonly string[] {
  if (isChapterFormat(format)) return [extname(`talk.${chapterFormat(format).extension}`).slice(1)];
  return formatById(format)!.extensions;
}
