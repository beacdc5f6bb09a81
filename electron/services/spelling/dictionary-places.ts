import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { primaryLanguage } from '../../../core/language/language-tag.ts';

/** The two files of a hunspell dictionary. */
export interface DictionaryFiles {
  readonly aff: string;
  readonly dic: string;
}

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** [Note: Dictionaries that ship] Those whose licence allows it beside ours; every other language is the user's own. */
const shipped: Readonly<Record<string, readonly string[]>> = {
  en: ['dictionary-en', 'dictionary-en-gb'],
  es: ['dictionary-es'],
  fr: ['dictionary-fr'],
};

/**
 * The dictionaries of a language (BCP 47), a word of any of which is known: those of the region that is asked for, else
 * every region's, on this computer; else the one that ships. Empty: there is none.
 */
export function findDictionaries(language: string, surroundings: Surroundings): readonly DictionaryFiles[] {
  const primary = primaryLanguage(language);
  if (primary === '') return [];
  const region = /^[a-z]+[-_](?:[A-Z][a-z]{3}[-_])?([A-Z]{2})\b/u.exec(language)?.[1];
  const found = ofSystem(language.split(/[-_]/)[0]!.toLowerCase(), surroundings);
  const ofRegion = found.filter(({ name }) => region !== undefined && name.endsWith(`_${region}`));
  if (ofRegion.length > 0) return ofRegion.slice(0, 1);
  const own = (shipped[primary] ?? []).map(ofPackage);
  // Two regions' are enough: what they share is most of them, and each takes memory.
  return own.length > 0 ? [...own, ...found.slice(0, 1)] : found.slice(0, 2);
}

function ofPackage(name: string): DictionaryFiles {
  const folder = path.dirname(fileURLToPath(import.meta.resolve(name)));
  return { aff: path.join(folder, 'index.aff'), dic: path.join(folder, 'index.dic') };
}

function ofSystem(language: string, surroundings: Surroundings) {
  const wanted = new RegExp(`^(${language}(?:_[A-Z]{2})?)\\.dic$`, 'u');
  const found = new Map<string, DictionaryFiles & { readonly name: string }>();
  for (const folder of dictionaryFolders(language, surroundings)) {
    for (const file of namesIn(folder)) {
      const name = wanted.exec(file)?.[1];
      if (name === undefined || found.has(name)) continue;
      const files = { aff: path.join(folder, `${name}.aff`), dic: path.join(folder, file) };
      if (existsSync(files.aff)) found.set(name, { name, ...files });
    }
  }
  // `de_DE` before `de_AT`: the country that is called as its language.
  const home = `${language}_${language.toUpperCase()}`;
  return [...found.values()].toSorted((a, b) => Number(b.name === home) - Number(a.name === home));
}

/** Where programs put them; whether or not anything is there. */
export function dictionaryFolders(
  language: string,
  { platform, home, environment }: Surroundings,
): readonly string[] {
  const given = environment['DICPATH']?.split(path.delimiter) ?? [];
  const extension = (office: string) => path.join(office, 'extensions', `dict-${language}`);
  switch (platform) {
    case 'darwin':
      return [
        ...given,
        path.join(home, 'Library/Spelling'),
        '/Library/Spelling',
        extension('/Applications/LibreOffice.app/Contents/Resources'),
      ];
    case 'win32':
      return [
        ...given,
        ...[environment['ProgramFiles'], environment['ProgramFiles(x86)']].flatMap((programs) =>
          programs === undefined ? [] : [extension(path.join(programs, 'LibreOffice', 'share'))],
        ),
      ];
    default:
      return [
        ...given,
        path.join(environment['XDG_DATA_HOME'] ?? path.join(home, '.local/share'), 'hunspell'),
        ...['/usr/local/share/hunspell', '/usr/share/hunspell', '/usr/share/myspell/dicts'],
        ...['/usr/lib/libreoffice/share', '/usr/lib64/libreoffice/share', '/opt/libreoffice/share'].map(
          extension,
        ),
      ];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
