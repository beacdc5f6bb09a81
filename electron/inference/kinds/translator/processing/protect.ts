import { isUnspacedScript } from '../../../../../core/cues/text-measure.ts';
import { addPart } from './parts.ts';
import type { Part } from './parts.ts';

/** What a model can carry: with placeholders everything, without them only what can be found again. */
export type Protection = 'all' | 'links';

/** Letters that belong to one word with a digit beside them (`3D`, `MP3`, `10km`), other than Chinese ones. */
const letter = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}_`;
const notInWord = String.raw`(?<![${letter}\p{Nd}])`;

const tag = String.raw`<\/?[A-Za-z][^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,500}\}|[♩-♬]+`;
/** What a text holds in the way of our own marks. */
const foreign = String.raw`[\ue000-\uf8ff]`;
const link = [
  String.raw`(?:https?:\/\/|www\.)[!#-;=?-~]{0,500}[A-Za-z0-9\/#=&_~-]`,
  String.raw`${notInWord}[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+`,
  String.raw`(?<![\w.@-])(?:[a-zA-Z0-9-]{1,63}\.)+(?:com|org|net|edu|gov|info|io|tv|app|dev|de|es|fr|eu|uk|cn|at|ch)\b(?:\/[!#-;=?-~]*[A-Za-z0-9\/#=&_~-])?`,
  String.raw`(?<![\p{L}\p{N}&])#[\p{L}_][\p{L}\p{N}\p{M}_]{0,100}`,
  String.raw`(?<![\w.])@\w[\w.]{0,100}(?<!\.)`,
].join('|');
const quotes: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['『', '』'],
];
const quoted = [
  ...quotes.map(([open, close]) => `${open}[^${open}${close}\n]{1,80}[${close}]`),
  `${notInWord}"[^"\n]{1,80}"(?![${letter}\\p{Nd}])`,
].join('|');
const number = String.raw`(?:(?<=^|[\s(])[+\-−±])?[#№$€£¥₹]?\p{Nd}+(?:[.,:\/'’\-–\u00a0\u202f]\p{Nd}+|(?<=\p{Nd}) (?=\p{Nd}{3}(?!\p{Nd}))\p{Nd}+)*(?:[ \u00a0\u202f]?[%‰€]|[$£¥°])?`;
/** The lookahead takes a whole number or none, so that no digits of `10km` are left over for a second try. */
const wholeNumber = String.raw`${notInWord}(?=(?<digits>${number}))\k<digits>(?![${letter}]|['’][${letter}])`;

const everything = new RegExp(
  `(?<tag>${tag}|${foreign})|(?<link>${link})|(?<quoted>${quoted})|(?<number>${wholeNumber})`,
  'gu',
);
export const numbers = new RegExp(wholeNumber, 'gu');

/** Puts marks in the place of the parts that must not change, and appends these to `parts`. */
export function protect(text: string, protection: Protection, parts: Part[]): string {
  return text.replace(everything, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (groups['tag'] !== undefined) return addPart({ kind: 'tag', text: whole }, parts) ?? whole;
    if (groups['link'] !== undefined) return addPart({ kind: 'name', text: whole }, parts) ?? whole;
    const isName = groups['quoted'] === undefined || isNameInQuotes(whole);
    if (isName)
      return protection === 'all' ? (addPart({ kind: 'name', text: whole }, parts) ?? whole) : whole;
    return whole.charAt(0) + protect(whole.slice(1, -1), protection, parts) + whole.slice(-1);
  });
}

const maxWordsOfName = 6;
const maxUnspacedName = 16;

/** A title or a name, not a sentence that somebody says. */
function isNameInQuotes(text: string): boolean {
  const inner = text.slice(1, -1).trim();
  if (inner === '' || /[.!?…。！？,，]$/u.test(inner)) return false;
  return isUnspacedScript(inner)
    ? inner.length <= maxUnspacedName
    : inner.split(/\s+/u).length <= maxWordsOfName;
}
