import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dictionaryFolders, findDictionaries } from './dictionary-places.ts';
import { decodeRules } from './open-dictionary.ts';
import { createSpeller } from './speller.ts';

function ownHome(files: Readonly<Record<string, Uint8Array | string>> = {}) {
  const home = mkdtempSync(path.join(tmpdir(), 'sidecut-spelling-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const folder = path.join(home, '.local/share/hunspell');
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return { platform: 'linux' as const, home, environment: {} };
}

function speller(surroundings = ownHome()) {
  const made = createSpeller(surroundings);
  onTestFinished(() => made.close());
  return made;
}

/** `Straße` and a flag `ä` of a dictionary in Latin 1. */
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the spelling', () => {
  it('knows words, names made of known parts, and forms, and suggests what might be meant', async () => {
    const { check, suggest } = speller();
    const words = ['houses', 'well-known', 'recieve', 'Anna’s', 'Gutenburg', 'don’t'];
    expect(await check('en', words)).toEqual(['recieve', 'Gutenburg']);
    expect((await suggest('en', 'recieve')).slice(0, 1)).toEqual(['receive']);
    expect((await suggest('en', 'recieve')).length).toBeLessThanOrEqual(3);
  });

  it('has French and Spanish with it', async () => {
    const { check } = speller();
    expect(await check('fr', ['l’homme', 'maisons', 'arbiet'])).toEqual(['arbiet']);
    expect(await check('es-MX', ['niños', 'recieve'])).toEqual(['recieve']);
  });

  it('reads a dictionary of the user, in an old encoding, with its own flags', async () => {
    const own = speller(
      ownHome({
        'xx_YY.aff': latin1('SET ISO8859-1\nSFX \u00e4 Y 1\nSFX \u00e4 0 n .\n'),
        'xx_YY.dic': latin1('2\nStra\u00dfe/\u00e4\nHaus\n'),
      }),
    );
    expect(await own.check('xx', ['Straßen', 'Haus', 'Hausn'])).toEqual(['Hausn']);
  });

  it('says nothing of a language without a dictionary, or with one that can not be read', async () => {
    expect(await speller().check('tlh', ['nuqneH'])).toBeNull();
    const broken = speller(ownHome({ 'xx_YY.aff': 'SET NOTHING-1\n', 'xx_YY.dic': '1\nHaus\n' }));
    expect(await broken.check('xx', ['Haus'])).toBeNull();
    expect(await broken.suggest('xx', 'Haus')).toEqual([]);
  });
});

it('the region that is asked for is taken first, then the country called as its language', () => {
  const names = ['de_AT', 'de_CH', 'de_DE'].flatMap((name) => [`${name}.aff`, `${name}.dic`]);
  const surroundings = ownHome(Object.fromEntries(names.map((name) => [name, ''])));
  const found = (language: string) =>
    findDictionaries(language, surroundings)
      .map(({ dic }) => path.basename(dic))
      .filter((name) => name.startsWith('de'));
  expect(found('de-AT')).toEqual(['de_AT.dic']);
  expect(found('de')[0]).toBe('de_DE.dic');
  expect(found('und')).toEqual([]);
});

it('dictionaries lie where other programs have them, on every platform', () => {
  const folders = (platform: NodeJS.Platform, environment = {}) =>
    dictionaryFolders('de', { platform, home: homedir(), environment }).join(' ');
  expect(folders('linux')).toMatch(/\/usr\/share\/hunspell.*libreoffice\/share\/extensions\/dict-de/);
  expect(folders('darwin')).toMatch(/Library\/Spelling.*LibreOffice\.app/);
  expect(folders('win32', { ProgramFiles: 'C:/Program Files' })).toMatch(/LibreOffice.*dict-de/);
  expect(folders('linux', { DICPATH: '/opt/dicts' })).toMatch(/^\/opt\/dicts/);
});

it('rules in UTF-8 stay as they are', () => {
  const rules = new TextEncoder().encode('SET UTF-8\nTRY abc\n');
  expect(decodeRules(rules)).toEqual({ text: 'SET UTF-8\nTRY abc\n', encoding: 'utf-8' });
});
