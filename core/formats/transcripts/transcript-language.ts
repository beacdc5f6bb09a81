import { canonicalTag } from '../../language/language-tag.ts';
import { knownLanguageName } from '../../language/language-name.ts';

/** BCP 47 of what a recogniser calls a language: `en`, `en_us`, `english`; null where it is none. */
export function transcriptLanguage(written: string | undefined): string | null {
  const text = (written ?? '').trim().replaceAll('_', '-');
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(text)) return canonicalTag(text);
  return text === '' ? null : (tagByName().get(text.toLowerCase()) ?? null);
}

let names: ReadonlyMap<string, string> | undefined;

/** English names of the languages with two letters. */
function tagByName(): ReadonlyMap<string, string> {
  if (names !== undefined) return names;
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  const tags = letters.flatMap((first) => letters.map((second) => first + second));
  names = new Map(
    tags.flatMap((tag) => {
      const name = knownLanguageName(tag, 'en')?.toLowerCase();
      return name === undefined ? [] : [[name, tag] as const];
    }),
  );
  return names;
}
