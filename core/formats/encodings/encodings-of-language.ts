import { primaryLanguage } from '../../language/language-tag.ts';
import { latinLanguages } from './latin-languages.ts';

/** Encodings before Unicode by language, in other scripts than Latin; the most common one first. */
const otherScripts: Readonly<Record<string, readonly string[]>> = {
  ru: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'],
  be: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'],
  uk: ['windows-1251', 'koi8-u', 'koi8-r', 'iso-8859-5', 'ibm866'],
  bg: ['windows-1251', 'iso-8859-5'],
  mk: ['windows-1251', 'iso-8859-5'],
  sr: ['windows-1251', 'iso-8859-5'],
  el: ['windows-1253', 'iso-8859-7'],
  he: ['windows-1255'],
  ar: ['windows-1256', 'iso-8859-6'],
  fa: ['windows-1256'],
  ur: ['windows-1256'],
  th: ['windows-874'],
  vi: ['windows-1258'],
  ja: ['shift_jis', 'euc-jp'],
  ko: ['euc-kr'],
  zh: ['gb18030', 'big5'],
};

/** The encodings that files of a language (BCP 47) are in; none where it is not known. */
export function encodingsOfLanguage(language: string): readonly string[] {
  const primary = primaryLanguage(language);
  const latin = latinLanguages.find(({ tags }) => tags.includes(primary))?.encodings ?? [];
  return [...(otherScripts[primary] ?? []), ...latin];
}
