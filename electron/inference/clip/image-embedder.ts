import { SidecutError } from '../../../core/errors.ts';
import type {
  EmbedImagesInput,
  EmbedImageTextsInput,
  ImageEmbedderInfo,
  LoadRequest,
  Vectors,
} from '../contract.ts';
import { embedInBatches } from '../embed-in-batches.ts';
import type { EmbedHooks } from '../embed-in-batches.ts';
import { LoadedModels } from '../loaded-models.ts';
import { findGraphs } from '../model-folder/graph-files.ts';
import { describeDevice } from '../providers/chosen-provider.ts';
import type { ChosenProvider } from '../providers/chosen-provider.ts';
import type { SessionPool } from '../sessions/session-pool.ts';
import { embedImageBatch, embedTextBatch } from './clip-graphs.ts';
import { readClipFolder } from './read-clip-model.ts';
import type { ClipFolder } from './read-clip-model.ts';

interface ClipModel extends ClipFolder {
  readonly visionPath: string;
  readonly textPath: string;
  readonly chosen: ChosenProvider;
  readonly dimensions: number;
}

const imagesPerRun = 8;
const textsPerRun = 32;

/** CLIP and SigLIP on ONNX Runtime. Sessions belong to the pool; between two calls it may close them. */
export class ImageEmbedder {
  readonly #pool: SessionPool;
  readonly #models = new LoadedModels<ClipModel>('image model');

  constructor(pool: SessionPool) {
    this.#pool = pool;
  }

  async load(request: LoadRequest, chosen: ChosenProvider, signal: AbortSignal): Promise<ImageEmbedderInfo> {
    const { precision, paths } = await findGraphs(request, ['vision_model', 'text_model'], chosen.provider);
    const [visionPath, textPath] = paths as readonly [string, string];
    const folder = await readClipFolder(request.folder);
    signal.throwIfAborted();
    const dimensions = await this.#tryBoth(folder, visionPath, textPath, chosen);
    signal.throwIfAborted();
    const model = { ...folder, visionPath, textPath, chosen, dimensions };
    const { logitScale, noMatchBelow } = folder.config.sidecut ?? {};
    return {
      modelKey: this.#models.keep(model, request, precision, chosen),
      ...describeDevice(chosen),
      precision,
      dimensions,
      imageSize: { width: folder.image.width, height: folder.image.height },
      maxTokens: folder.maxTokens,
      ...(logitScale === undefined ? {} : { logitScale }),
      ...(noMatchBelow === undefined ? {} : { noMatchBelow }),
    };
  }

  /** One image and one text now find graphs that do not fit before the first call comes. */
  async #tryBoth(
    folder: ClipFolder,
    visionPath: string,
    textPath: string,
    { provider }: ChosenProvider,
  ): Promise<number> {
    using vision = await this.#pool.acquire(visionPath, { provider });
    using text = await this.#pool.acquire(textPath, { provider });
    const black = { width: 1, height: 1, rgb: new Uint8Array(3) };
    const image = await embedImageBatch(folder, vision, [black]);
    const words = await embedTextBatch(folder, text, ['1']);
    if (image.length === words.length) return image.length;
    throw new SidecutError(
      'model-unsupported',
      `The image graph gives ${image.length} numbers and the text graph ${words.length}; they must share a space.`,
    );
  }

  async embedImages({ modelKey, images }: EmbedImagesInput, hooks: EmbedHooks): Promise<Vectors> {
    const model = this.#models.get(modelKey);
    using lease = await this.#pool.acquire(model.visionPath, { provider: model.chosen.provider });
    const embed = (batch: readonly number[]) =>
      embedImageBatch(
        model,
        lease,
        batch.map((index) => images[index]!),
      );
    return await embedInBatches(inOrder(images.length, imagesPerRun), model.dimensions, embed, hooks);
  }

  async embedTexts({ modelKey, texts }: EmbedImageTextsInput, hooks: EmbedHooks): Promise<Vectors> {
    const model = this.#models.get(modelKey);
    using lease = await this.#pool.acquire(model.textPath, { provider: model.chosen.provider });
    const embed = (batch: readonly number[]) =>
      embedTextBatch(
        model,
        lease,
        batch.map((index) => texts[index]!),
      );
    return await embedInBatches(inOrder(texts.length, textsPerRun), model.dimensions, embed, hooks);
  }

  unload(modelKey: string): void {
    this.#models.drop(modelKey);
  }
}

function inOrder(count: number, perRun: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(count / perRun) }, (_, run) =>
    Array.from({ length: Math.min(perRun, count - run * perRun) }, (_unused, at) => run * perRun + at),
  );
}
