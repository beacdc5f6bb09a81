import { SidecutError } from '../../../../core/errors.ts';
import { embedInBatches } from '../../embed-in-batches.ts';
import type { EmbedHooks } from '../../embed-in-batches.ts';
import { findGraphs } from '../../model-folder/graph-files.ts';
import type { ModelRead, ModelRunner } from '../../model-runner.ts';
import type { Sessions } from '../../sessions/lend-sessions.ts';
import type { Vectors } from '../../vectors.ts';
import { embedImageBatch, embedTextBatch } from './clip-graphs.ts';
import type { EmbedImagesInput, EmbedImageTextsInput, imageTextContract } from './contract.ts';
import { readClipFolder } from './read-clip-model.ts';
import type { ClipFolder } from './read-clip-model.ts';

interface ClipModelRead extends ClipFolder, ModelRead {
  readonly visionPath: string;
  readonly textPath: string;
}

interface ClipModel extends ClipModelRead {
  readonly dimensions: number;
}

const imagesPerRun = 8;
const textsPerRun = 32;

/** CLIP and SigLIP on ONNX Runtime. */
export function createImageText(): ModelRunner<typeof imageTextContract, ClipModel, ClipModelRead> {
  return {
    read: async (request, provider) => {
      const { precision, paths } = await findGraphs(request, ['vision_model', 'text_model'], provider);
      const [visionPath, textPath] = paths as readonly [string, string];
      return { ...(await readClipFolder(request.folder)), visionPath, textPath, precision };
    },
    tryOut: async (read, sessions) => {
      const dimensions = await tryBoth(read, sessions);
      const { config, image, maxTokens } = read;
      const { logitScale, noMatchBelow } = config.sidecut ?? {};
      const info = {
        dimensions,
        imageSize: { width: image.width, height: image.height },
        maxTokens,
        ...(logitScale === undefined ? {} : { logitScale }),
        ...(noMatchBelow === undefined ? {} : { noMatchBelow }),
      };
      return { model: { ...read, dimensions }, info };
    },
    run: { embedImages, embedImageTexts },
  };
}

/** One image and one text; gives the numbers of a vector. */
async function tryBoth(read: ClipModelRead, { lease }: Sessions): Promise<number> {
  using vision = await lease(read.visionPath);
  using text = await lease(read.textPath);
  const black = { width: 1, height: 1, rgb: new Uint8Array(3) };
  const { length: ofImage } = await embedImageBatch(read, vision, [black]);
  const { length: ofText } = await embedTextBatch(read, text, ['1']);
  if (ofImage === ofText) return ofImage;
  throw new SidecutError('model-unsupported', { reason: 'no-shared-space', image: ofImage, text: ofText });
}

async function embedImages(
  model: ClipModel,
  { images }: EmbedImagesInput,
  context: Sessions & EmbedHooks,
): Promise<Vectors> {
  using session = await context.lease(model.visionPath);
  const embed = (batch: readonly number[]) => {
    const some = batch.map((index) => images[index]!);
    return embedImageBatch(model, session, some);
  };
  return await embedInBatches(inOrder(images.length, imagesPerRun), model.dimensions, embed, context);
}

async function embedImageTexts(
  model: ClipModel,
  { texts }: EmbedImageTextsInput,
  context: Sessions & EmbedHooks,
): Promise<Vectors> {
  using session = await context.lease(model.textPath);
  const embed = (batch: readonly number[]) => {
    const some = batch.map((index) => texts[index]!);
    return embedTextBatch(model, session, some);
  };
  return await embedInBatches(inOrder(texts.length, textsPerRun), model.dimensions, embed, context);
}

function inOrder(count: number, perRun: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(count / perRun) }, (_, run) =>
    Array.from({ length: Math.min(perRun, count - run * perRun) }, (_unused, at) => run * perRun + at),
  );
}
