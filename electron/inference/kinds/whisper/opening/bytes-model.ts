import { createHash } from 'node:crypto';
import { unlessUnusual } from '../../../graph/rewrite-file.ts';
import { quantiseFile } from '../../../graph/quantise/quantise-file.ts';
import type { QuantisedFile } from '../../../graph/quantise/quantise-file.ts';
import type { ChooseProducts } from '../../../graph/quantise/quantise-graph.ts';
import type { PreparedPlace } from '../../../prepared/make-prepared.ts';
import { readEncoder } from '../decoder/rewrite-decoder.ts';
import type { KnownModel } from './known-model.ts';

/** A model whose products are of bytes, and the files that it needs for it. */
export interface BytesModel {
  readonly known: KnownModel;
  readonly files: readonly QuantisedFile[];
}

/** What the transcripts made with it are known by. */
export const bytesPrecision = 'int8-own';

/** Of a model with fewer weights every step is short; what is rounded saves nothing that anyone notices. */
export const minWeightBytes = 32 * 1024 ** 2;

/**
 * The encoder's product behind the activation function, from many numbers to few, stays in single precision: a few of its
 * inputs are so large that one scale leaves nothing of the others (Whisper base: 12.1 % wrong words with it, 9.9 % without).
 */
const encoderProducts: ChooseProducts = (rows, columns) => rows <= columns;
const everyProduct: ChooseProducts = () => true;

/** The model on bytes; undefined where it is too small for that or its graphs are not understood. */
export function bytesModel(
  known: KnownModel,
  { folder, source }: PreparedPlace,
  max: number,
  minBytes: number,
): BytesModel | undefined {
  const { rewritten } = known;
  const encoder = known.encoderGraph ?? readEncoder(known.files.encoder);
  if (!encoder || rewritten?.cache !== 'memory') return undefined;
  const { cross, step } = rewritten;
  const bytes = [encoder, cross, step].reduce((sum, { graph }) => sum + graph.weightBytes, 0);
  if (bytes < minBytes) return undefined;
  const mark = createHash('sha256')
    .update(`${source} ${String(max)}`)
    .digest('hex')
    .slice(0, 16);
  return unlessUnusual(() => {
    const files = {
      encoder: quantiseFile(encoder, folder, `encoder-${mark}.weights`, encoderProducts),
      cross: quantiseFile(cross, folder, `cross-${mark}.weights`, everyProduct),
      step: quantiseFile(step, folder, `step-${mark}.weights`, everyProduct),
    };
    return {
      known: {
        ...known,
        precision: bytesPrecision,
        encoderGraph: files.encoder,
        rewritten: { ...rewritten, cross: files.cross, step: files.step },
      },
      files: Object.values(files),
    };
  });
}
