/**
 * [Note: Regions of tracks] MP4 writes three letters for a track's language, and so do most programs in Matroska:
 * `pt-BR` and `pt-PT` are both `por`, Chinese in both scripts is `chi`. What is meant then stands in the track's name:
 * `Português (Brasil)`, `Simplified Chinese`, or the tag itself, as Sidecut writes it: `Captions [pt-BR]`.
 */
import { primaryLanguage } from './language-tag.ts';

/** The tag of a language with region or script that the name of a track tells; null where it tells none. */
export function regionInName(name: string, language: string): string | null {
  const written = /[[(]([a-z]{2,3}(?:-[a-z0-9]{2,8}){1,3})[\])]/i.exec(name)?.[1];
  const tag = written === undefined ? null : canonical(written);
  const wanted = primaryOf(language);
  if (tag !== null && (wanted === '' || primaryOf(tag) === wanted)) return tag;
  const text = folded(name);
  const told = (variants.get(wanted) ?? [])
    .flatMap((variant) => wordsFor(variant).map((word) => ({ variant, word })))
    .filter(({ word }) => holdsWord(text, word))
    .toSorted((a, b) => b.word.length - a.word.length);
  const first = told[0]?.variant;
  // `繁體中文（香港）` tells the script and, in a shorter word, the region.
  return told.find(({ variant }) => variant.startsWith(`${first}-`))?.variant ?? first ?? null;
}

/** The name with the tag behind it, unless it tells region and script already or the tag has none. */
export function nameWithRegion(name: string, tag: string): string {
  if (!hasRegion(tag) || regionInName(name, tag) === tag) return name;
  return `${name} [${tag}]`.trim();
}

/** The name without the tag that `nameWithRegion` puts there. */
export function nameWithoutRegion(name: string): string {
  return name.replace(/\s*\[[a-z]{2,3}(?:-[a-z0-9]{2,8}){1,3}\]$/i, '');
}

/** More than a language: a region, a script or a variant. */
export function hasRegion(tag: string): boolean {
  return tag.includes('-');
}

/** What players and shops tell apart, by language, with words for it that its own names do not hold. */
const variants: ReadonlyMap<string, readonly string[]> = new Map([
  ['ar', ['ar-EG', 'ar-SA']],
  ['az', ['az-Latn', 'az-Cyrl']],
  ['bs', ['bs-Latn', 'bs-Cyrl']],
  ['de', ['de-DE', 'de-AT', 'de-CH']],
  ['en', ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN']],
  ['es', ['es-ES', 'es-419', 'es-MX', 'es-AR']],
  ['fr', ['fr-FR', 'fr-CA', 'fr-BE', 'fr-CH']],
  ['nl', ['nl-NL', 'nl-BE']],
  ['pt', ['pt-BR', 'pt-PT']],
  ['sr', ['sr-Latn', 'sr-Cyrl']],
  ['uz', ['uz-Latn', 'uz-Cyrl']],
  ['zh', ['zh-Hans', 'zh-Hant', 'zh-Hant-HK', 'zh-Hant-TW', 'zh-Hans-CN']],
]);
const otherWords: Readonly<Record<string, readonly string[]>> = {
  'en-US': ['US', 'USA', 'American'],
  'en-GB': ['UK', 'British'],
  'es-ES': ['Castilian', 'Castellano'],
  'es-419': ['LATAM', 'Latin American', 'Latinoamérica', 'Latino'],
  'pt-BR': ['Brazilian', 'Brasileiro'],
  'fr-CA': ['Québec', 'Quebec', 'Canadian', 'Canadien'],
  'zh-Hans': ['Simplified', '简', '简中', '簡體'],
  'zh-Hant-HK': ['香港'],
  'zh-Hant-TW': ['台灣', '台湾'],
  'zh-Hant': ['Traditional', '繁', '繁中', '繁体'],
};

const remembered = new Map<string, readonly string[]>();

/** Folded: the names of region and script in English and in the language itself, and of the whole. */
function wordsFor(variant: string): readonly string[] {
  const known = remembered.get(variant);
  if (known !== undefined) return known;
  const { language, region, script } = new Intl.Locale(variant);
  const names = ['en', variant].flatMap((locale) => [
    nameOf(locale, 'language', variant),
    // With both, the script alone tells another variant.
    ...(region === undefined ? [] : [nameOf(locale, 'region', region)]),
    ...(script === undefined || region !== undefined ? [] : [nameOf(locale, 'script', script)]),
  ]);
  const plain = new Set(['en', variant].map((locale) => folded(nameOf(locale, 'language', language))));
  const words = [...new Set([...names, ...(otherWords[variant] ?? []), variant].map(folded))];
  const telling = words.filter((word) => word !== '' && !plain.has(word));
  remembered.set(variant, telling);
  return telling;
}

function nameOf(locale: string, type: 'language' | 'region' | 'script', code: string): string {
  return new Intl.DisplayNames([locale], { type, fallback: 'none' }).of(code) ?? '';
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Whole words where the script has spaces: `us` is none of `Muster`. */
function holdsWord(text: string, word: string): boolean {
  if (!/[a-z]/.test(word)) return text.includes(word);
  return ` ${text.replace(/[^\p{L}\p{N}-]+/gu, ' ')} `.includes(
    ` ${word.replace(/[^\p{L}\p{N}-]+/gu, ' ').trim()} `,
  );
}

function primaryOf(tag: string): string {
  const language = canonical(tag) ?? '';
  return language === 'und' ? '' : primaryLanguage(language);
}

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
