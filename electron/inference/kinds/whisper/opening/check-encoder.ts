import { Tensor } from 'onnxruntime-node';
import type { Sessions } from '../../../sessions/lend-sessions.ts';
import type { RewrittenGraph } from '../../../graph/rewritten-graph.ts';
import { requireFloat32 } from '../../../sessions/tensor-rows.ts';
import type { ModelConfig } from '../processing/model-config.ts';
import { createRandom } from '../processing/random.ts';
import { relativeDifference } from './compare-models.ts';
import type { FusedEncoder } from './fuse-encoder.ts';
import type { KnownModel } from './known-model.ts';

/** Norm of the difference over the norm of what the attention gives; rounding gives 1e-7. */
const maxDifference = 1e-4;

/** Positions that are tried: any length shows whether both do the same. */
const triedPositions = 64;

/** The model with its encoder fused, when that gives what the exported one gives. */
export async function checkFusedEncoder(known: KnownModel, sessions: Sessions): Promise<KnownModel> {
  const { fusedEncoder } = known;
  if (!fusedEncoder) return known;
  const agrees = await givesTheSame(fusedEncoder, known.folder.config, sessions).catch(() => false);
  return agrees ? { ...known, encoderGraph: fusedEncoder.file } : known;
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
  return relativeDifference(actual, expected) <= maxDifference;
}
