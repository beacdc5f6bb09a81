import { canonicalTag } from '../../../../core/language/language-tag.ts';
import { knownLanguageName } from '../../../../core/language/language-name.ts';
import { UsageError } from '../usage-error.ts';

/**
 * `auto`, or the language code of what a person typed: `de`, `DE`, `de-AT` and `German` are all `de`. Whether
 * the chosen model knows the language is the model's to say.
 */
export function normaliseLanguage(typed: string): string {
  const code = languageOf(typed);
  if (code !== undefined) return code;
  throw new UsageError(`"${typed}" is no language code. Use one like en, de, es, fr, ja or zh, or auto`);
}

/** A language that is written, with what tells its kinds apart: `zh-Hant`, `pt-BR`, `German`. */
export function normaliseTarget(typed: string): string {
  const tag = canonicalTag(typed.trim().replaceAll('_', '-'));
  if (tag !== null && /^[a-z]{2,3}(?:-|$)/i.test(tag) && knownLanguageName(tag, 'en') !== undefined)
    return tag;
  const code = languageOf(typed);
  if (code !== undefined && code !== 'auto') return code;
  throw new UsageError(
    `"${typed}" is no language to write. Name it by its code, such as es, pt-BR or zh-Hant`,
  );
}

function languageOf(typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase();
  if (wanted === 'auto') return wanted;
  const code = wanted.split(/[-_]/)[0] ?? '';
  if (/^[a-z]{2,3}$/.test(code) && knownLanguageName(code, 'en') !== undefined) return code;
  return codeOfName(wanted);
}

/** `en,es`: those that may be spoken, each once. */
export function normaliseLanguages(typed: string): readonly string[] {
  const languages = [...new Set(typed.split(',').map(normaliseLanguage))];
  if (languages.length > 1 && languages.includes('auto'))
    throw new UsageError('Name the languages that are spoken, or auto alone');
  return languages;
}

function codeOfName(name: string): string | undefined {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.find((code) => knownLanguageName(code, 'en')?.toLowerCase() === name);
}
