import { knownLanguageName } from '../../../../core/language/language-name.ts';
import { UsageError } from '../usage-error.ts';

/**
 * `auto`, or the language code of what a person typed: `de`, `DE`, `de-AT` and `German` are all `de`. Whether
 * the chosen model knows the language is the model's to say.
 */
export function normaliseLanguage(typed: string): string {
  const wanted = typed.trim().toLowerCase();
  if (wanted === 'auto') return wanted;
  const code = wanted.split(/[-_]/)[0] ?? '';
  if (/^[a-z]{2,3}$/.test(code) && knownLanguageName(code, 'en') !== undefined) return code;
  const named = codeOfName(wanted);
  if (named !== undefined) return named;
  throw new UsageError(`"${typed}" is no language code. Use one like en, de, es, fr, ja or zh, or auto`);
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
