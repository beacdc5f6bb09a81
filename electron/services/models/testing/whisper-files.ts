import { createCipheriv, createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Bytes that look random and are always the same for a seed, so that hashes are worth something. */
export function seededBytes(seed: string, length: number): Buffer {
  const key = createHash('sha256').update(seed).digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
}

/** Files with the names, not the sense, of a Whisper model: the store never looks into a graph's weights. */
export function whisperFiles(
  seed = 'tiny',
  suffixes: readonly string[] = ['_quantized'],
): Record<string, Buffer> {
  const files: Record<string, Buffer> = {
    'README.md': Buffer.from('# A model for tests'),
    'config.json': Buffer.from(JSON.stringify({ model_type: 'whisper', num_mel_bins: 80, seed })),
    'generation_config.json': Buffer.from('{"is_multilingual":true}'),
    'preprocessor_config.json': Buffer.from('{"chunk_length":30}'),
    'tokenizer.json': seededBytes(`${seed} tokenizer`, 30_000),
    'tokenizer_config.json': Buffer.from('{"model_max_length":1024}'),
  };
  for (const suffix of suffixes) {
    files[`onnx/encoder_model${suffix}.onnx`] = seededBytes(`${seed} encoder${suffix}`, 400_000);
    files[`onnx/decoder_model_merged${suffix}.onnx`] = seededBytes(`${seed} decoder${suffix}`, 900_000);
  }
  return files;
}

export async function writeFolder(folder: string, files: Readonly<Record<string, Buffer>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
