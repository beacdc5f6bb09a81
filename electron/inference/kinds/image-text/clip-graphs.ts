import { Tensor } from 'onnxruntime-node';
import type { GraphName } from '../../../../core/failures/inference.ts';
import { prepareImage } from './processing/prepare-image.ts';
import type { RgbImage } from '../../processing/resize-image.ts';
import { makeTokenBatch } from '../../model-folder/token-batch.ts';
import { pickFeeds, pickOutput, runGraph, unexpectedShape } from '../../sessions/run-graph.ts';
import type { FloatOutput } from '../../sessions/run-graph.ts';
import type { SessionLease } from '../../sessions/session-pool.ts';
import type { ClipFolder } from './read-clip-model.ts';

/** `[images, dimensions]`, not yet of length 1. */
export async function embedImageBatch(
  { image: settings }: ClipFolder,
  lease: SessionLease,
  images: readonly RgbImage[],
): Promise<Float32Array> {
  const { width, height } = settings;
  const size = 3 * width * height;
  const pixels = new Float32Array(images.length * size);
  for (const [index, image] of images.entries()) prepareImage(image, settings, pixels, index * size);
  const pixelValues = () => new Tensor('float32', pixels, [images.length, 3, height, width]);
  const outputs = await runGraph(lease, pickFeeds(lease, { pixel_values: pixelValues }, 'image'));
  return requireRows(pickOutput(outputs, ['image_embeds', 'pooler_output'], 'image'), images.length, 'image');
}

/** `[texts, dimensions]`, not yet of length 1. */
export async function embedTextBatch(
  folder: ClipFolder,
  lease: SessionLease,
  texts: readonly string[],
): Promise<Float32Array> {
  const { encoder, maxTokens } = folder;
  const tokens = texts.map((text) => encoder.encode(text, maxTokens));
  const batch = makeTokenBatch(tokens, encoder.padId, paddedLength(folder, lease, tokens));
  const outputs = await runGraph(lease, pickFeeds(lease, batch.offered, 'image-text'));
  return requireRows(
    pickOutput(outputs, ['text_embeds', 'pooler_output'], 'image-text'),
    texts.length,
    'image-text',
  );
}

/** Full length for models that look at the padding, and for graphs that were exported for one length only. */
function paddedLength(
  { padsFully, maxTokens }: ClipFolder,
  { session }: SessionLease,
  texts: readonly (readonly number[])[],
): number {
  const ids = session.inputMetadata.find(({ name }) => name === 'input_ids');
  const exported = ids?.isTensor === true ? ids.shape[1] : undefined;
  if (typeof exported === 'number' && exported > 0) return exported;
  return padsFully ? maxTokens : Math.max(...texts.map(({ length }) => length));
}

function requireRows({ name, data, dims }: FloatOutput, rows: number, graph: GraphName): Float32Array {
  if (dims.length === 2 && dims[0] === rows) return data;
  throw unexpectedShape(graph, name, dims);
}
