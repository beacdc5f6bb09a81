/** Chinese in Simplified or Traditional characters, converted by OpenCC's tables. */
import type { WordAlternative } from '../cues/cue.ts';
import { primaryLanguage } from './language-tag.ts';

export type ChineseScript = 'hans' | 'hant';
export const chineseScripts: readonly ChineseScript[] = ['hans', 'hant'];

/** `zh-Hant-HK` of `zh-HK` and `hant`. A tag of another language is left. */
export function inScript(language: string, script: ChineseScript): string {
  if (primaryLanguage(language) !== 'zh') return language;
  const parts = new Intl.Locale(language);
  return new Intl.Locale(language, {
    language: parts.language,
    script: script === 'hans' ? 'Hans' : 'Hant',
  }).toString();
}

/** The script that a tag names: `zh-Hant`, `zh-TW`; null where it names none, and of other languages. */
export function scriptOfTag(language: string | undefined): ChineseScript | null {
  if (primaryLanguage(language) !== 'zh') return null;
  const { script, region } = localeOf(language ?? '');
  if (script === 'Hans' || script === 'Hant') return script === 'Hans' ? 'hans' : 'hant';
  if (region === undefined) return null;
  return region === 'TW' || region === 'HK' || region === 'MO' ? 'hant' : 'hans';
}

function localeOf(language: string): {
  readonly script?: string | undefined;
  readonly region?: string | undefined;
} {
  try {
    return new Intl.Locale(language.replaceAll('_', '-'));
  } catch {
    return {};
  }
}

export type ConvertText = (text: string) => string;

/** Converted as one text, which tells what a character means by those around it; character stands for character. */
export function convertWords<Word extends ConvertedWord>(
  words: readonly Word[],
  convert: ConvertText,
): readonly Word[] {
  const text = words.map((word) => word.text).join('');
  const before = Array.from(text);
  const after = Array.from(convert(text));
  const isParallel = before.length === after.length;
  let at = 0;
  return words.map((word) => {
    const { length } = Array.from(word.text);
    const converted = isParallel ? after.slice(at, at + length).join('') : convert(word.text);
    at += length;
    const { alternatives } = word;
    if (alternatives === undefined) return converted === word.text ? word : { ...word, text: converted };
    const others = alternatives.map((other) => ({ ...other, text: convert(other.text) }));
    return { ...word, text: converted, alternatives: others };
  });
}

interface ConvertedWord {
  readonly text: string;
  readonly alternatives?: readonly WordAlternative[];
}

/**
 * Loads the tables that bring a text into the script that a tag names (1.1 MB for Traditional, so only where it is asked
 * for): Traditional with Taiwan's forms, with Hong Kong's for `zh-HK`. Words are not exchanged for those of a region.
 * undefined where the tag names no script.
 */
export async function loadConversion(language: string): Promise<ConvertText | undefined> {
  const script = scriptOfTag(language);
  if (script === null) return undefined;
  if (script === 'hans') {
    const { Converter } = (await import('opencc-js/t2cn')) as unknown as OpenCc;
    return Converter({ from: 't', to: 'cn' });
  }
  const { Converter } = (await import('opencc-js/cn2t')) as unknown as OpenCc;
  return Converter({ from: 'cn', to: localeOf(language).region === 'HK' ? 'hk' : 'tw' });
}

/** As the package describes itself; its declarations name files without their ending, which the compiler does not find. */
interface OpenCc {
  readonly Converter: (options: { readonly from: string; readonly to: string }) => ConvertText;
}
