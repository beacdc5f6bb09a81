/** The language of a track by what a file or stream says. */
import { extname } from 'node:path';
import { visibleText } from '../../../core/cues/markup.ts';
import type { ParsedSubtitles } from '../../../core/formats/subtitle-document.ts';
import { knownLanguageName } from '../../../core/language/language-name.ts';
import { languageOfScript } from '../../../core/language/language-of-script.ts';

/** Parts of file names that are no languages: `talk.en.forced.srt`. */
const noLanguage = new Set(['forced', 'sdh', 'cc', 'hi', 'default', 'full', 'signs', 'und', 'sub', 'subs']);

/** BCP 47 of `talk.pt-BR.srt` or `talk.ger.srt`; null when the name does not say. */
export function languageOfFileName(fileName: string): string | null {
  const stem = fileName.slice(0, fileName.length - extname(fileName).length);
  // The name's first part is the video's.
  const parts = stem.split('.').slice(1).reverse();
  const candidate = parts.find((part) => !noLanguage.has(part.toLowerCase()));
  return candidate === undefined ? null : canonicalLanguage(candidate);
}

/** What the subtitles say themselves, else the name of their file, else the script of their text; null: none does. */
export function languageOfSubtitles(
  { language, cues }: Pick<ParsedSubtitles, 'language' | 'cues'>,
  fileName: string,
): string | null {
  const said = canonicalLanguage(language) ?? languageOfFileName(fileName);
  if (said !== null) return said;
  return languageOfScript(cues.map((cue) => visibleText(cue.text)).join('\n')) ?? null;
}

/** `eng` and `en_us` as `en` and `en-US`; null for what is no language. */
export function canonicalLanguage(language: string | undefined): string | null {
  if (language === undefined || !/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,2}$/i.test(language)) return null;
  const [canonical] = Intl.getCanonicalLocales(language.replaceAll('_', '-'));
  if (canonical === undefined || canonical === 'und') return null;
  return knownLanguageName(canonical, 'en') === undefined ? null : canonical;
}
