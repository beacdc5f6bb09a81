import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSidecutError } from '../../../core/errors.ts';
import { findModelFiles } from './model-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidecut-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function place(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
}

describe('findModelFiles', () => {
  it('takes what transformers.js needs, and the split decoder where it is there', async () => {
    place('onnx/encoder_model_quantized.onnx', 'onnx/decoder_model_merged_quantized.onnx');
    const files = await findModelFiles(folder, 'auto', 'cpu');
    expect(files).toMatchObject({ precision: 'int8', withPast: undefined, first: undefined });
    place('onnx/decoder_with_past_model_quantized.onnx');
    expect((await findModelFiles(folder, 'auto', 'cpu')).withPast).toMatch(/with_past_model_quantized/);
  });

  it('finds files beside config.json, as older exports put them, and a decoder in two files', async () => {
    place('encoder_model.onnx', 'decoder_model.onnx', 'decoder_with_past_model.onnx');
    expect(await findModelFiles(folder, 'fp32', 'cpu')).toMatchObject({
      precision: 'fp32',
      merged: undefined,
      first: join(folder, 'decoder_model.onnx'),
    });
  });

  it('prefers the precision that suits the device, of those that are whole', async () => {
    place('onnx/encoder_model.onnx', 'onnx/encoder_model_int8.onnx', 'onnx/decoder_model_merged_int8.onnx');
    place('onnx/encoder_model_q4.onnx', 'onnx/decoder_model_merged_q4.onnx');
    expect((await findModelFiles(folder, 'auto', 'cpu')).precision).toBe('int8');
    expect((await findModelFiles(folder, 'auto', 'webgpu')).precision).toBe('q4');
  });

  it('names the file that is missing', async () => {
    place('onnx/encoder_model_fp16.onnx');
    const error: unknown = await findModelFiles(folder, 'auto', 'cpu').catch((reason: unknown) => reason);
    expect(error).toSatisfy((reason) => isSidecutError(reason, 'model-missing-file'));
    expect(String(error)).toContain('onnx/decoder_model_merged_fp16.onnx');
  });
});
