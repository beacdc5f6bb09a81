import { readFile, stat } from 'node:fs/promises';

/** A graph with its weights outside is small; a larger file holds its weights itself. */
const maxGraphBytes = 64 * 1024 ** 2;

/** Start of a `StringStringEntryProto` with the key "location" and the tag of its value (onnx.proto, `external_data`). */
const locationEntry = Buffer.from('\x0a\x08location\x12', 'latin1');

/** Names of the files beside an ONNX graph that hold its weights, as the graph itself refers to them. */
export async function externalDataLocations(graph: string): Promise<readonly string[]> {
  if ((await stat(graph)).size > maxGraphBytes) return [];
  const content = await readFile(graph);
  const locations = new Set<string>();
  let at = content.indexOf(locationEntry);
  while (at !== -1) {
    const length = at + locationEntry.length;
    // File names are shorter than 128 bytes, so their protobuf length is one byte.
    const bytes = content[length] ?? 0;
    locations.add(content.toString('utf8', length + 1, length + 1 + bytes));
    at = content.indexOf(locationEntry, length);
  }
  return [...locations];
}
