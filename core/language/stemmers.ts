/** One form for the forms of a word: Snowball's stemmers, by language. */
import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { primaryLanguage } from './language-tag.ts';

type Stem = (word: string) => string;

const stemmers: ReadonlyMap<string, Stem> = new Map([
  ['ar', arabic],
  ['da', danish],
  ['de', german],
  ['en', english],
  ['es', spanish],
  ['fi', finnish],
  ['fr', french],
  ['hu', hungarian],
  ['it', italian],
  ['nl', dutch],
  ['no', norwegian],
  ['pt', portuguese],
  ['ro', romanian],
  ['ru', russian],
  ['sv', swedish],
  ['tr', turkish],
]);

/** The stem of a lower-case word; the word itself in languages without a stemmer. Remembers what it was asked. */
export function createStemmer(): (word: string, language: string) => string {
  const known = new Map<string, Map<string, string>>();
  return (word, language) => {
    const primary = primaryLanguage(language);
    const stem = stemmers.get(primary);
    if (stem === undefined) return word;
    let words = known.get(primary);
    if (words === undefined) known.set(primary, (words = new Map<string, string>()));
    let found = words.get(word);
    if (found === undefined) words.set(word, (found = stem(word)));
    return found;
  };
}
