import { knownLanguage, languageTag } from './language-codes.ts';
import type { OfferedLanguage, TranslatorLanguages } from './languages.ts';

export interface MarianFiles {
  /** What the model is called, most trusted first: config's `_name_or_path`, the folder's name. */
  readonly names: readonly string[];
  readonly sourceLang?: string | undefined;
  readonly targetLang?: string | undefined;
  /** The tokenizer's tokens: models with several targets have one (`>>fra<<`) for each. */
  readonly vocabulary: Iterable<string>;
}

/** `opus-mt-en-de`, `opus-mt-tc-big-en-fr`, `opus-mt-ROMANCE-en`, `opus-mt-zh-en` behind any path. */
const pairName = /opus-mt(?:[-_]tc)?(?:[-_](?:big|base|tiny))?[-_]([A-Za-z_+]+)-([A-Za-z_+]+)\/?$/;

/** Groups of OPUS-MT whose members are worth naming (its model cards); others count as many languages. */
const groups: ReadonlyMap<string, readonly string[]> = new Map([
  ['romance', ['fr', 'es', 'pt', 'it', 'ro', 'ca', 'gl', 'oc']],
  ['roa', ['fr', 'es', 'pt', 'it', 'ro', 'ca', 'gl', 'oc']],
  ['itc', ['fr', 'es', 'pt', 'it', 'ro', 'ca', 'gl', 'oc', 'la']],
  ['gmw', ['de', 'en', 'nl', 'af', 'fy', 'lb', 'yi']],
  ['gmq', ['da', 'no', 'sv', 'is', 'fo']],
  ['gem', ['de', 'en', 'nl', 'da', 'no', 'sv', 'is', 'af']],
  ['zle', ['ru', 'uk', 'be']],
  ['zlw', ['pl', 'cs', 'sk']],
  ['zls', ['bg', 'sr', 'hr', 'bs', 'sl', 'mk']],
  ['sla', ['ru', 'uk', 'be', 'pl', 'cs', 'sk', 'bg', 'sr', 'hr', 'bs', 'sl', 'mk']],
  ['fiu', ['fi', 'et', 'hu']],
  ['sem', ['ar', 'he', 'mt', 'am']],
  ['trk', ['tr', 'az', 'kk', 'ky', 'uz', 'tt', 'tk']],
]);

/** Undefined: nothing tells which languages the model was made for. */
export function marianLanguages(files: MarianFiles): TranslatorLanguages | undefined {
  const named = files.names.map((name) => pairName.exec(name)).find((match) => match !== null);
  const [source, target] = [named?.[1] ?? files.sourceLang, named?.[2] ?? files.targetLang];
  if (!source || !target) return undefined;
  const sources = members(source);
  const tokens = targetTokens(files.vocabulary);
  return {
    from: (sources ?? []).map((tag) => ({ tag, token: undefined })),
    to: tokens.length > 0 ? tokens : (members(target) ?? []).map((tag) => ({ tag, token: undefined })),
    fromAny: sources === undefined,
    pairs: undefined,
  };
}

/** The languages of `de`, `zh_cn+zh_tw` or a group; undefined for one without a list (`mul`). */
function members(code: string): readonly string[] | undefined {
  const tags = code.split('+').map((part) => {
    const group = groups.get(part.toLowerCase());
    if (group) return group;
    const language = knownLanguage(part);
    // A language without a likely script is none: `mul`, `bat`, `cel`.
    return language?.script === undefined ? undefined : [languageTag(language)];
  });
  const known = tags.flatMap((found) => found ?? []);
  return known.length > 0 ? [...new Set(known)] : undefined;
}

/** `>>cmn_Hans<<` before `>>cmn<<`: the more exact token first. */
function targetTokens(vocabulary: Iterable<string>): readonly OfferedLanguage[] {
  const tokens: OfferedLanguage[] = [];
  for (const token of vocabulary) {
    const code = /^>>(\w+)<<$/.exec(token)?.[1];
    const language = code === undefined ? undefined : knownLanguage(code);
    if (language) tokens.push({ tag: languageTag(language), token });
  }
  return tokens.sort((a, b) => (b.token ?? '').length - (a.token ?? '').length);
}
