import { damagedWeights } from '../../../model-folder/damaged-weights.ts';
import type { HeaderReader } from '../../../model-folder/header-reader.ts';

/** What the header says under names; what is not asked for is passed over. */
export interface Metadata {
  text(key: string): string | undefined;
  /** Of a list of numbers, one for each layer, the largest. */
  number(key: string): number | undefined;
  /** How many entries a list has. */
  length(key: string): number | undefined;
}

type Value =
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'list'; readonly length: number; readonly largest: number | undefined };

const maxEntries = 4096;
const maxKeyBytes = 1024;
/** Chat templates have up to 20 KB. */
const maxTextBytes = 1024 ** 2;
/** Of all lists of texts together: vocabularies with their merges have up to a million. */
const maxListedTexts = 4_000_000;
/** Lists as long as a model has layers are read, longer ones passed over. */
const maxReadNumbers = 1024;

const textType = 8;
const listType = 9;
/** Bytes of each type of number; 7 is a truth value. */
const numberBytes: Readonly<Record<number, number>> = {
  ...{ 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 },
};

export function readMetadata(reader: HeaderReader, entries: number): Metadata {
  if (entries > maxEntries) throw damagedWeights(reader.path, 'header');
  const values = new Map<string, Value>();
  const budget = { texts: maxListedTexts };
  for (let entry = 0; entry < entries; entry++) {
    const key = readText(reader, maxKeyBytes);
    // The same one again would say which of the two counts: nobody writes that.
    if (values.has(key)) throw damagedWeights(reader.path, 'header');
    values.set(key, readValue(reader, reader.uint32(), budget));
  }
  return {
    text: (key) => {
      const value = values.get(key);
      return value?.is === 'text' ? value.text : undefined;
    },
    number: (key) => {
      const value = values.get(key);
      if (value?.is === 'number') return value.number;
      return value?.is === 'list' ? value.largest : undefined;
    },
    length: (key) => {
      const value = values.get(key);
      return value?.is === 'list' ? value.length : undefined;
    },
  };
}

function readValue(reader: HeaderReader, type: number, budget: { texts: number }): Value {
  if (type === textType) return { is: 'text', text: readText(reader, maxTextBytes) };
  if (type === listType) return readList(reader, budget);
  return { is: 'number', number: readNumber(reader, type) };
}

function readList(reader: HeaderReader, budget: { texts: number }): Value {
  const type = reader.uint32();
  const length = reader.uint64();
  if (type === textType) {
    budget.texts -= length;
    if (budget.texts < 0) throw damagedWeights(reader.path, 'header');
    for (let item = 0; item < length; item++) reader.skip(reader.uint64());
    return { is: 'list', length, largest: undefined };
  }
  const bytes = numberBytes[type];
  if (bytes === undefined) throw damagedWeights(reader.path, 'header');
  if (length > maxReadNumbers) {
    reader.skip(length * bytes);
    return { is: 'list', length, largest: undefined };
  }
  let largest: number | undefined;
  for (let item = 0; item < length; item++)
    largest = Math.max(largest ?? -Infinity, readNumber(reader, type));
  return { is: 'list', length, largest };
}

function readText(reader: HeaderReader, maxBytes: number): string {
  const length = reader.uint64();
  if (length > maxBytes) throw damagedWeights(reader.path, 'header');
  return reader.text(length);
}

function readNumber(reader: HeaderReader, type: number): number {
  const bytes = numberBytes[type];
  if (bytes === undefined) throw damagedWeights(reader.path, 'header');
  const view = new DataView(reader.bytes(bytes).buffer);
  return (numbers[type] ?? ((one: DataView) => one.getUint8(0)))(view);
}

const numbers: Readonly<Record<number, (view: DataView) => number>> = {
  1: (view) => view.getInt8(0),
  2: (view) => view.getUint16(0, true),
  3: (view) => view.getInt16(0, true),
  4: (view) => view.getUint32(0, true),
  5: (view) => view.getInt32(0, true),
  6: (view) => view.getFloat32(0, true),
  10: (view) => Number(view.getBigUint64(0, true)),
  11: (view) => Number(view.getBigInt64(0, true)),
  12: (view) => view.getFloat64(0, true),
};
