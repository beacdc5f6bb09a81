import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../hosts/data-folder.ts';
import type { OnnxGraph, OnnxTensor } from '../../../graph/graph.ts';
import { readModel } from '../../../graph/read-graph.ts';
import { readCTranslate2 } from './ctranslate2.ts';
import { makeWhisperGraphs } from './plain/write-graphs.ts';
import { findMerges } from './tokenizer/byte-pairs.ts';
import { suppressedTexts } from './tokenizer/suppressed-tokens.ts';
import { readVocabulary } from './tokenizer/vocabulary.ts';
import { readWhisperShape } from './whisper-shape.ts';

/** As Python packages bring it: graphs of PyTorch's exporter over the model.bin of faster-whisper. */
const folder = path.join(dataFolder(), 'models', 'whisper-base');
const data = path.join(folder, 'onnx', 'encoder_model.onnx_data');
const why = existsSync(data) ? '' : ' (skipped: Whisper base is not in the model store)';

describe.skipIf(why !== '')(`Whisper base itself${why}`, () => {
  it('has every weight where PyTorch’s export has it', () => {
    const table = readCTranslate2(data);
    const exported = new Map(
      ['encoder_model.onnx', 'decoder_model_merged.onnx'].flatMap((name) =>
        weightsIn(readModel(path.join(folder, 'onnx', name)).graph),
      ),
    );
    const made = new Map(
      makeWhisperGraphs(table, readWhisperShape(table)).flatMap(([, graph]) => weightsIn(graph)),
    );
    expect(made.size).toBe(245);
    expect(made).toEqual(exported);
  });

  it('has the merges and the suppressed tokens that follow from its vocabulary', async () => {
    const { texts, specials } = (await readVocabulary(folder))!;
    const read = (name: string): Record<string, unknown> =>
      JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Record<string, unknown>;
    const { merges } = read('tokenizer.json')['model'] as { merges: readonly (string | readonly string[])[] };
    expect(findMerges(texts)).toEqual(
      merges.map((pair) => (typeof pair === 'string' ? pair : pair.join(' '))),
    );
    const first = specials.get('<|endoftext|>') ?? 0;
    const suppressed = read('generation_config.json')['suppress_tokens'] as readonly number[];
    expect(suppressedTexts(texts)).toEqual(suppressed.filter((id) => id < first));
  });
});

/** Names, and where each lies. */
function weightsIn({ nodes, initializers }: OnnxGraph): readonly (readonly [string, object])[] {
  const branches = nodes.flatMap(({ attributes }) =>
    attributes.flatMap(({ graph }) => (graph ? [graph] : [])),
  );
  return [
    ...[...initializers].flatMap(([name, tensor]) => placeOf(name, tensor)),
    ...branches.flatMap(weightsIn),
  ];
}

function placeOf(
  name: string,
  { content, dims, dataType }: OnnxTensor,
): readonly (readonly [string, object])[] {
  if (content.kind !== 'file') return [];
  const { offset, length } = content;
  return [[name, { offset, length, dims, dataType }]];
}
