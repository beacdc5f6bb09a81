import { readFile, stat } from 'node:fs/promises';
import { createHunspellFromStrings } from 'hunspell-wasm';
import { SidecutError } from '../../../core/errors.ts';
import { maxSuggestions } from '../../../core/contract/spelling.ts';
import type { DictionaryFiles } from './dictionary-places.ts';

/**
 * [Note: Hunspell] The program itself, compiled to WebAssembly. A port in JavaScript (nspell) was measured beside it: it
 * writes out every form of every word, which took 600 MB and 7 s for French, and does not know German compounds. Here the
 * largest dictionaries tried (French, German, Spanish, Portuguese) take 30 to 80 MB and .1 to .6 s.
 */
export interface OpenDictionary {
  readonly knows: (word: string) => boolean;
  readonly suggest: (word: string) => readonly string[];
  readonly close: () => void;
}

/** Larger than any that is known, and as much as one may take. */
const maxBytes = 16 * 1024 * 1024;

export async function openDictionary({ aff, dic }: DictionaryFiles): Promise<OpenDictionary> {
  const bytes = (await stat(aff)).size + (await stat(dic)).size;
  if (bytes > maxBytes)
    throw new SidecutError('file-unreadable', { reason: 'file', path: dic, said: 'EFBIG' });
  const rules = decodeRules(await readFile(aff));
  const words = new TextDecoder(rules.encoding).decode(await readFile(dic));
  const hunspell = await createHunspellFromStrings(rules.text, words);
  return {
    knows: (word) => hunspell.testSpelling(word),
    suggest: (word) => hunspell.getSpellingSuggestions(word).slice(0, maxSuggestions),
    close: () => hunspell.dispose(),
  };
}

/**
 * The rules in UTF-8 as they are handed on, and what they and the words were written in. Flags of one byte can be any
 * letter of the old encoding, which now are two.
 */
export function decodeRules(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const name = /^\s*SET\s+(\S+)/mu.exec(new TextDecoder('latin1').decode(bytes))?.[1] ?? 'ISO8859-1';
  const encoding = name
    .toLowerCase()
    .replace(/^iso8859/, 'iso-8859')
    .replace(/^microsoft-cp/, 'windows-');
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
  if (encoding === 'utf-8') return { text, encoding };
  const rules = text.replace(/^\s*SET\s+\S+.*$/mu, '');
  const flags = /^\s*FLAG\s/mu.test(rules) ? '' : 'FLAG UTF-8\n';
  return { text: `SET UTF-8\n${flags}${rules}`, encoding };
}
