import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parseVoicesOptions } from './options.ts';
import { makePeerModel } from './peer-model.ts';
import { formatTable } from './table.ts';
import type { Row } from './table.ts';

it('takes one recording, and whole numbers', () => {
  expect(parseVoicesOptions(['talk.mp3', '--peer', 'python3'])).toMatchObject({
    ...{ file: 'talk.mp3', beams: [1, 2, 5], threads: 2, peer: 'python3', pipeline: true },
  });
  expect(parseVoicesOptions([])).toMatch(/one recording/);
  expect(parseVoicesOptions(['a', '--beam', '1,x'])).toMatch(/--beam/);
});

function row(program: string, wallSeconds: number, text = ''): Row {
  return { program, best: { wallSeconds, cpuSeconds: 2, peakBytes: 2 ** 30, text } };
}

it('tells how many times as fast as the reference a program is, and its wrong words', () => {
  const rows = [row('Sidecut, beam 2', 5, 'Hello world'), row('peer', 10, 'hello word')];
  const truth = { text: 'Hello, world!', language: 'en' };
  const table = formatTable(rows, { audioSeconds: 100, reference: 'peer', truth });
  expect(table).toContain('| Sidecut, beam 2 | 5.0 | 2.0 | 20.0 | 2.00 | 1.00 | 1024 | 0.0 |');
  expect(table).toContain('| peer | 10.0 | 2.0 | 10.0 | 1.00 | 1.00 | 1024 | 50.0 |');
});

async function modelFolder(weights: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-peer-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'onnx'));
  await writeFile(join(folder, 'onnx/encoder_model.onnx'), 'graph');
  await writeFile(join(folder, 'onnx/encoder_model.onnx_data'), weights);
  const generation = { lang_to_id: { '<|en|>': 2 }, alignment_heads: [[3, 1]], suppress_tokens: [1] };
  await writeFile(join(folder, 'generation_config.json'), JSON.stringify(generation));
  const tokens = { model: { vocab: { b: 1, a: 0 } }, added_tokens: [{ id: 2, content: '<|en|>' }] };
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokens));
  return folder;
}

it('makes a CTranslate2 folder of weights that lie in its form, and of no others', async () => {
  const head = Buffer.concat([Buffer.from([6, 0, 0, 0, 12, 0]), Buffer.from('WhisperSpec\0')]);
  const model = await modelFolder(head);
  const peer = await makePeerModel(model, join(model, 'peer'));
  expect(await readlink(join(peer!, 'model.bin'))).toBe(join(model, 'onnx/encoder_model.onnx_data'));
  expect(JSON.parse(await readFile(join(peer!, 'vocabulary.json'), 'utf8'))).toEqual(['a', 'b', '<|en|>']);
  expect(JSON.parse(await readFile(join(peer!, 'config.json'), 'utf8'))).toMatchObject({
    ...{ alignment_heads: [[3, 1]], lang_ids: [2], suppress_ids: [1] },
  });
  const other = await modelFolder(Buffer.from('plain numbers of another form'));
  expect(await makePeerModel(other, join(other, 'peer'))).toBeUndefined();
});
