/** Whole numbers as words, from n2words. */
import { toCardinal as german } from 'n2words/de-DE';
import { toCardinal as british } from 'n2words/en-GB';
import { toCardinal as american } from 'n2words/en-US';
import { toCardinal as spanish } from 'n2words/es-ES';
import { toCardinal as french } from 'n2words/fr-FR';
import { toCardinal as italian } from 'n2words/it-IT';
import { toCardinal as dutch } from 'n2words/nl-NL';
import { toCardinal as portuguese } from 'n2words/pt-PT';
import { primaryLanguage } from './language-tag.ts';

interface NumberWords {
  readonly write: (value: number) => string;
  /** Numbers that agree with the noun behind them (`ein`, `una`, `doscientas`) are left in digits. */
  readonly agrees: (value: number) => boolean;
}

const endsInOne = (value: number): boolean => value % 10 === 1 && value % 100 !== 11;
const hundredsToo = (value: number): boolean =>
  endsInOne(value) || (value % 1000 >= 200 && value % 1000 < 1000);

const languages: ReadonlyMap<string, NumberWords> = new Map([
  ['en', { write: (value) => american(value), agrees: () => false }],
  ['de', { write: (value) => german(value), agrees: endsInOne }],
  ['es', { write: (value) => spanish(value), agrees: hundredsToo }],
  ['fr', { write: (value) => french(value), agrees: endsInOne }],
  ['it', { write: (value) => italian(value), agrees: endsInOne }],
  ['nl', { write: (value) => dutch(value), agrees: () => false }],
  ['pt', { write: (value) => portuguese(value), agrees: (value) => hundredsToo(value) || value % 10 === 2 }],
]);
const britishWrites = /^en-(?:GB|AU|NZ|IE|ZA|IN)\b/i;

/** `value` (a whole number, 0 or more) in words, in lower case; null where the language's are not known or would agree. */
export function numberInWords(value: number, language: string | undefined): string | null {
  if (language !== undefined && britishWrites.test(language)) return british(value);
  const words = languages.get(primaryLanguage(language));
  return words === undefined || words.agrees(value) ? null : words.write(value);
}

const maxRead = 2100;
const readings = new Map<string, ReadonlyMap<string, number>>();

/**
 * By its words in lower case, parted by single spaces: 0 to 2100 and whole thousands up to 100,000; empty where the
 * language's are not known. Forms that agree with a noun are those of counting.
 */
export function valuesOfNumberWords(language: string): ReadonlyMap<string, number> {
  const primary = primaryLanguage(language);
  const known = readings.get(primary);
  if (known !== undefined) return known;
  const write = languages.get(primary)?.write;
  const values = new Map<string, number>();
  if (write !== undefined) {
    const thousands = Array.from({ length: 98 }, (_, index) => (index + 3) * 1000);
    for (const value of [...Array(maxRead + 1).keys(), ...thousands]) {
      values.set((write(value).match(/[\p{L}\p{M}'’]+/gu) ?? []).join(' '), value);
    }
  }
  readings.set(primary, values);
  return values;
}
