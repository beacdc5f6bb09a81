import path from 'node:path';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { readJsonIfThere } from '../../../../model-folder/read-json.ts';
import { damagedWeights } from '../../../../model-folder/damaged-weights.ts';
import { writeBytes } from './byte-pairs.ts';
import { makeTokenizerJson } from './make-tokenizer.ts';
import { specialNames } from './special-names.ts';

/** A model's tokens. */
export interface Vocabulary {
  /** The `tokenizer.json` that says so; to make one takes a moment. */
  readonly tokenizerJson: () => object;
  /** Of text, printable stand-ins for bytes, by their ids. */
  readonly texts: readonly string[];
  /** Content of the steering tokens to their ids. */
  readonly specials: ReadonlyMap<string, number>;
}

const end = '<|endoftext|>';

const tokenizerSchema = z.looseObject({
  added_tokens: z.array(z.looseObject({ id: z.int().nonnegative(), content: z.string() })).max(100_000),
  model: z.looseObject({ vocab: z.record(z.string(), z.int().nonnegative()) }),
});

/** Of a folder: `tokenizer.json`, else the plain list that CTranslate2 keeps; undefined when there is neither. */
export async function readVocabulary(folder: string): Promise<Vocabulary | undefined> {
  const json = await readJsonIfThere(folder, 'tokenizer.json', tokenizerSchema);
  if (json) {
    const specials = new Map(json.added_tokens.map(({ id, content }) => [content, id]));
    const texts = Object.entries(json.model.vocab)
      .sort(([, a], [, b]) => a - b)
      .map(([token]) => token)
      .filter((token) => !specials.has(token));
    return { tokenizerJson: () => json, texts, specials };
  }
  const listed = await readJsonIfThere(folder, 'vocabulary.json', z.array(z.string().max(256)).max(200_000));
  if (listed) return fromList(listed, path.join(folder, 'vocabulary.json'));
  const file = path.join(folder, 'vocabulary.txt');
  const lines = await readLines(file);
  return lines && fromList(lines, file);
}

/** Bytes of each text token, as whisper.cpp keeps them; the steering tokens follow from the sizes. */
export function vocabularyOfBytes(
  file: string,
  tokens: readonly Uint8Array[],
  vocabularySize: number,
): Vocabulary {
  const written = tokens.map(writeBytes);
  const endAt = written.indexOf(end);
  const texts = endAt === -1 ? written : written.slice(0, endAt);
  const names = specialNames(texts.length, vocabularySize);
  if (!names) throw damagedWeights(file, 'header');
  return assemble(texts, names);
}

/** As of `ggml.ts`, a stand-in for each byte: the pairs of each token are searched. */
const maxTokenLength = 256;
const maxTextsLength = 1024 ** 2;

/** Text first, then the steering tokens and the times. */
function fromList(list: readonly string[], file: string): Vocabulary {
  const endAt = list.indexOf(end);
  const texts = list.slice(0, Math.max(0, endAt));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const isTooLong = length > maxTextsLength || texts.some((text) => text.length > maxTokenLength);
  if (endAt === -1 || isTooLong) throw damagedWeights(file, 'header');
  return assemble(texts, list.slice(endAt));
}

function assemble(texts: readonly string[], names: readonly string[]): Vocabulary {
  return {
    tokenizerJson: () => makeTokenizerJson(texts, names),
    texts,
    specials: new Map(names.map((name, index) => [name, texts.length + index])),
  };
}

const maxListBytes = 8 * 1024 ** 2;

async function readLines(file: string): Promise<readonly string[] | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  if (found.size > maxListBytes) throw damagedWeights(file, 'header');
  return (await readFile(file, 'utf8')).replace(/\r?\n$/, '').split(/\r?\n/);
}
