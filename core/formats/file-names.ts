/** What exported files are called, so that players find them: `talk.de.srt` beside `talk.mp4`. */
import type { ExportFormat } from '../contract/export.ts';
import { utf8Length } from '../language/utf8-length.ts';
import { chapterFormat, isChapterFormat } from './chapters/registry.ts';
import { formatById } from './registry.ts';

/** BCP 47, `und` when unknown; of a file in two languages the upper and the lower one. */
export type NamedLanguage = string | { readonly upper: string; readonly lower: string };

/** Bytes of a file name, less what an extension and a language take. */
const maxStem = 200;

/** Chapters are `talk.chapters.txt`, two languages `talk.es-en.srt`. */
export function suggestedName(mediaName: string, language: NamedLanguage, format: ExportFormat): string {
  const stem = shortStem(mediaName.replace(/(?<=[^/\\])\.[^./\\]*$/, ''));
  if (isChapterFormat(format)) return `${stem}.${chapterFormat(format).extension}`;
  const [extension] = formatById(format)!.extensions;
  const tag = tagOf(language);
  return `${stem}${tag === '' ? '' : `.${tag}`}.${extension!}`;
}

function tagOf(language: NamedLanguage): string {
  if (typeof language === 'string') return language === 'und' ? '' : language;
  const { upper, lower } = language;
  return upper === 'und' || lower === 'und' ? 'bilingual' : `${upper}-${lower}`;
}

/** As long as a file's name may be, with room for what comes behind it. */
export function shortStem(stem: string): string {
  let short = stem;
  while (utf8Length(short) > maxStem) short = Array.from(short).slice(0, -1).join('');
  return short;
}

/** Two tracks of one language, or two videos of one name, do not write one file. */
export class FreeNames {
  readonly #taken = new Set<string>();

  take(folder: string, name: string): string {
    const [, stem = name, extension = ''] = /^(.+)(\.[^.]*)$/s.exec(name) ?? [];
    let free = name;
    for (let number = 2; this.#taken.has(keyOf(folder, free)); number += 1)
      free = `${stem}.${number}${extension}`;
    this.#taken.add(keyOf(folder, free));
    return free;
  }
}

const keyOf = (folder: string, name: string): string => `${folder}/${name.toLowerCase()}`;
