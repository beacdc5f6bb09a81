import { expect, test } from 'vitest';
import type { HubFile } from '../hub/hub-api.ts';
import { whisperLayout } from '../layout/model-layout.ts';
import { selectFiles } from './select-files.ts';

function listing(sizes: Readonly<Record<string, number>>): readonly HubFile[] {
  const all = { ...Object.fromEntries(whisperLayout.required.map((path) => [path, 100])), ...sizes };
  return Object.entries(all).map(([path, size]) => ({
    path,
    size,
    hash: { algorithm: 'sha256', value: '0'.repeat(64) },
  }));
}

const selected = (sizes: Readonly<Record<string, number>>, ...precisions: ('int8' | 'fp32' | 'q4')[]) =>
  selectFiles(listing(sizes), whisperLayout, precisions, 'owner/model')
    .map((file) => file.path)
    .filter((path) => path.startsWith('onnx/'))
    .sort();

const tiny = {
  'README.md': 500,
  'vocab.json': 1000,
  'onnx/encoder_model.onnx': 30e6,
  'onnx/encoder_model_quantized.onnx': 10e6,
  'onnx/encoder_model_fp16.onnx': 16e6,
  'onnx/decoder_model_merged.onnx': 120e6,
  'onnx/decoder_model_merged_quantized.onnx': 30e6,
  'onnx/decoder_model_merged_fp16.onnx': 60e6,
  'onnx/decoder_model.onnx': 119e6,
  'onnx/decoder_with_past_model.onnx': 115e6,
};

test('one precision takes its two graphs and no others', () => {
  expect(selected(tiny, 'int8')).toEqual([
    'onnx/decoder_model_merged_quantized.onnx',
    'onnx/encoder_model_quantized.onnx',
  ]);
});

test('configuration and tokenizer always come along, the readme does not', () => {
  const paths = selectFiles(listing(tiny), whisperLayout, ['int8'], 'owner/model').map((file) => file.path);
  expect(paths).toEqual(expect.arrayContaining([...whisperLayout.required, 'vocab.json']));
  expect(paths).not.toContain('README.md');
});

test('a repository with _int8 but without _quantized graphs serves int8 too', () => {
  expect(
    selected({ 'onnx/encoder_model_int8.onnx': 1, 'onnx/decoder_model_merged_int8.onnx': 1 }, 'int8'),
  ).toEqual(['onnx/decoder_model_merged_int8.onnx', 'onnx/encoder_model_int8.onnx']);
});

test('without a merged decoder the split one is taken, both halves', () => {
  const split = Object.fromEntries(Object.entries(tiny).filter(([path]) => !path.includes('merged')));
  expect(selected(split, 'fp32')).toEqual([
    'onnx/decoder_model.onnx',
    'onnx/decoder_with_past_model.onnx',
    'onnx/encoder_model.onnx',
  ]);
});

test('external weights come with their graph, a stale file beside a whole graph does not', () => {
  const large = {
    'onnx/encoder_model.onnx': 440_000,
    'onnx/encoder_model.onnx_data': 2.5e9,
    'onnx/encoder_model.onnx_data_1': 1e6,
    'onnx/decoder_model_merged.onnx': 1.83e9,
    'onnx/decoder_model_merged.onnx_data': 2.04e9,
  };
  expect(selected(large, 'fp32')).toEqual([
    'onnx/decoder_model_merged.onnx',
    'onnx/encoder_model.onnx',
    'onnx/encoder_model.onnx_data',
    'onnx/encoder_model.onnx_data_1',
  ]);
});

test('a precision that the repository lacks is refused with those it has', () => {
  expect(() => selected(tiny, 'q4')).toThrow(
    expect.objectContaining({
      code: 'model-missing-file',
      facts: {
        ...{ reason: 'precision-missing', repository: 'owner/model', kind: 'whisper' },
        ...{ precision: 'q4', offered: ['int8', 'fp16', 'fp32'] },
      },
    }),
  );
});

test('a repository without a tokenizer is refused by the name of the file', () => {
  const files = listing(tiny).filter((file) => file.path !== 'tokenizer.json');
  expect(() => selectFiles(files, whisperLayout, ['int8'], 'owner/model')).toThrow(
    expect.objectContaining({
      facts: {
        ...{ reason: 'repository-lacks', repository: 'owner/model', kind: 'whisper' },
        file: 'tokenizer.json',
      },
    }),
  );
});
