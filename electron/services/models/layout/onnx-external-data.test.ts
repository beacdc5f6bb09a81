import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { externalDataLocations } from './onnx-external-data.ts';

/** Protobuf: field number and wire type 2, a length below 128, and the bytes. */
function field(number: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
}

function entry(key: string, value: string): Buffer {
  return field(13, Buffer.concat([field(1, key), field(2, value)]));
}

test('the files that tensors refer to are found in a graph, each once', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sidecut-onnx-'));
  try {
    const graph = path.join(folder, 'encoder_model.onnx');
    const tensor = Buffer.concat([
      field(8, 'weight'),
      entry('location', 'encoder_model.onnx_data'),
      entry('offset', '0'),
    ]);
    await writeFile(graph, Buffer.concat([tensor, tensor, entry('location', 'encoder_model.onnx_data_1')]));
    expect(await externalDataLocations(graph)).toEqual([
      'encoder_model.onnx_data',
      'encoder_model.onnx_data_1',
    ]);
    await writeFile(graph, 'the word location alone is nothing');
    expect(await externalDataLocations(graph)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
