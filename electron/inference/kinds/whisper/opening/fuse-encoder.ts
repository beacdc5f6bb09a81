import { importDomain } from '../../../graph/write-graph.ts';
import { finishRewrite, readPlain, singlePrecision, unlessUnusual } from '../../../graph/rewrite-file.ts';
import type { RewrittenFile } from '../../../graph/rewrite-file.ts';
import type { RewrittenGraph } from '../../../graph/rewritten-graph.ts';
import { attentionAlone, findAttention, fuseAttention, fusedDomain } from '../graph/fuse-attention.ts';
import type { AttentionBlock } from '../graph/fuse-attention.ts';
import type { ModelConfig } from '../processing/model-config.ts';

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
