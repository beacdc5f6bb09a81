import { Tensor } from 'onnxruntime-node';
import { importDomain } from '../../../graph/write-graph.ts';
import { finishRewrite, readPlain, singlePrecision, unlessUnusual } from '../../../graph/rewrite-file.ts';
import type { RewrittenFile } from '../../../graph/rewrite-file.ts';
import type { Sessions } from '../../../sessions/lend-sessions.ts';
import type { RewrittenGraph } from '../../../sessions/session-pool.ts';
import { requireFloat32 } from '../../../sessions/tensor-rows.ts';
import { attentionAlone, findAttention, fuseAttention, fusedDomain } from '../graph/fuse-attention.ts';
import type { AttentionBlock } from '../graph/fuse-attention.ts';
import type { ModelConfig } from '../processing/model-config.ts';
import { createRandom } from '../processing/random.ts';
import type { KnownModel } from './known-model.ts';

/** An encoder whose attention is one node a layer: see [Note: Fused attention of the encoder]. */
export interface FusedEncoder {
  readonly file: RewrittenFile;
  /** The first layer's attention alone, without weights: both must give the same. */
  readonly exported: RewrittenGraph;
  readonly fused: RewrittenGraph;
  readonly block: AttentionBlock;
}

const minOpset = 12;

/** Undefined when not every layer is understood. */
export function fuseEncoder(path: string, config: ModelConfig): FusedEncoder | undefined {
  return unlessUnusual(() => {
    const read = readPlain(path, minOpset);
    const graph = singlePrecision(read.model.graph);
    const blocks = findAttention(graph);
    const [block] = blocks;
    if (!block || blocks.length !== config.encoder_layers) return undefined;
    const fused = fuseAttention(graph, blocks, config.encoder_attention_heads);
    const source = { ...read, model: importDomain(read.model, fusedDomain, 1) };
    const alone = (name: string, whole: typeof graph): RewrittenGraph =>
      finishRewrite(source, name, attentionAlone(whole, block)).graph;
    return {
      file: finishRewrite(source, 'encoder with fused attention', fused),
      exported: alone('attention of the encoder', graph),
      fused: alone('fused attention of the encoder', fused),
      block,
    };
  });
}

/** Norm of the difference over the norm of what the attention gives; rounding gives 1e-7. */
const maxDifference = 1e-4;

/** Positions that are tried: any length shows whether both do the same. */
const triedPositions = 64;

/** The model with its encoder fused, when that gives what the exported one gives. */
export async function checkFusedEncoder(known: KnownModel, sessions: Sessions): Promise<KnownModel> {
  const { fusedEncoder } = known;
  if (!fusedEncoder) return known;
  const agrees = await givesTheSame(fusedEncoder, known.folder.config, sessions).catch(() => false);
  return agrees ? { ...known, wideEncoder: fusedEncoder.file } : known;
}

async function givesTheSame(
  { file, exported, fused, block }: FusedEncoder,
  { d_model: width }: ModelConfig,
  sessions: Sessions,
): Promise<boolean> {
  const random = createRandom(1);
  const feeds = Object.fromEntries(
    [block.queries, block.keys, block.values].map((name) => {
      const values = Float32Array.from({ length: triedPositions * width }, () => 2 * random() - 1);
      return [name, new Tensor('float32', values, [1, triedPositions, width])];
    }),
  );
  const run = async (rewritten: RewrittenGraph): Promise<Float32Array> => {
    using lease = await sessions.lease(file.path, { rewritten });
    const outputs = await lease.session.run(feeds);
    const value = outputs[block.result];
    return value instanceof Tensor ? requireFloat32(value) : new Float32Array();
  };
  const [expected, actual] = [await run(exported), await run(fused)];
  let difference = 0;
  let size = 0;
  expected.forEach((value, index) => {
    difference += (value - (actual[index] ?? NaN)) ** 2;
    size += value ** 2;
  });
  return size > 0 && Math.sqrt(difference) <= maxDifference * Math.sqrt(size);
}
