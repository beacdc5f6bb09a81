/** Models as the search itself loads them, with the vectors of texts kept in a folder where one is named. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeviceChoice } from '../../core/devices.ts';
import { knownLevel, levelPassages, levelQuestions, matchLevel } from '../../core/search/certainty.ts';
import type { MatchLevel } from '../../core/search/certainty.ts';
import type { InferenceClient } from '../../electron/inference/client.ts';
import type { RgbImage } from '../../electron/inference/processing/resize-image.ts';
import { modelPlaces } from '../../electron/services/models/layout/model-places.ts';
import { preparedFolder } from '../../electron/services/models/layout/prepared-folder.ts';
import { findModel } from '../../electron/services/models/shelf/find-model.ts';
import { modelIdentity } from '../../electron/services/models/shelf/model-identity.ts';
import { dataFolder } from '../../electron/hosts/data-folder.ts';

export interface TextSearchModel {
  readonly id: string;
  readonly device: string;
  readonly dimensions: number;
  readonly level: MatchLevel;
  readonly embed: (texts: readonly string[], kind: 'query' | 'passage') => Promise<Float32Array>;
}

export interface PictureSearchModel {
  readonly id: string;
  readonly dimensions: number;
  readonly imageSize: { readonly width: number; readonly height: number };
  readonly level: MatchLevel;
  readonly embedTexts: (texts: readonly string[]) => Promise<Float32Array>;
  readonly embedPictures: (images: readonly RgbImage[]) => Promise<Float32Array>;
}

export interface ModelChoice {
  readonly name: string;
  readonly device: DeviceChoice;
  readonly cache: string | undefined;
}

const textsAtOnce = 256;
const picturesAtOnce = 16;
/** Where nobody measured an image-text model: cosines of CLIP with what it shows are about so high. */
const usualPictureLine = 0.22;

export async function loadTextModel(
  inference: InferenceClient,
  choice: ModelChoice,
): Promise<TextSearchModel> {
  const input = await inputOf(choice, 'text-embedding');
  const { modelKey, dimensions, noMatchBelow, provider } = await inference.load('text-embedder', input);
  const compute = async (texts: readonly string[], kind: 'query' | 'passage'): Promise<Float32Array> =>
    inParts(
      texts,
      textsAtOnce,
      dimensions,
      async (some) => (await inference.embedTexts({ modelKey, texts: [...some], kind })).vectors,
    );
  const embed = keptIn(choice.cache, input.prepared.source, compute);
  const level =
    noMatchBelow === undefined
      ? matchLevel(await embed(levelQuestions, 'query'), await embed(levelPassages, 'passage'), dimensions)
      : knownLevel(noMatchBelow);
  return { id: choice.name, device: provider, dimensions, level, embed };
}

export async function loadPictureModel(
  inference: InferenceClient,
  choice: ModelChoice,
): Promise<PictureSearchModel> {
  const loaded = await inference.load('image-text', await inputOf(choice, 'image-text'));
  const { modelKey, dimensions, imageSize, noMatchBelow } = loaded;
  return {
    ...{ id: choice.name, dimensions, imageSize, level: knownLevel(noMatchBelow ?? usualPictureLine) },
    embedTexts: (texts) =>
      inParts(
        texts,
        textsAtOnce,
        dimensions,
        async (some) => (await inference.embedImageTexts({ modelKey, texts: [...some] })).vectors,
      ),
    embedPictures: (images) =>
      inParts(
        images,
        picturesAtOnce,
        dimensions,
        async (some) => (await inference.embedImages({ modelKey, images: [...some] })).vectors,
      ),
  };
}

async function inputOf({ name, device }: ModelChoice, task: 'text-embedding' | 'image-text') {
  const places = modelPlaces(dataFolder());
  const found = await findModel(places, name, { task, takesFolders: true });
  const source = await modelIdentity(found.folder);
  return { folder: found.folder, device, prepared: { folder: preparedFolder(places, found), source } };
}

async function inParts<Item>(
  items: readonly Item[],
  size: number,
  dimensions: number,
  embed: (some: readonly Item[]) => Promise<Float32Array>,
): Promise<Float32Array> {
  const all = new Float32Array(items.length * dimensions);
  for (let from = 0; from < items.length; from += size) {
    all.set(await embed(items.slice(from, from + size)), from * dimensions);
  }
  return all;
}

function keptIn(
  cache: string | undefined,
  source: string,
  compute: TextSearchModel['embed'],
): TextSearchModel['embed'] {
  if (cache === undefined) return compute;
  return async (texts, kind) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([source, kind, texts]))
      .digest('hex');
    const file = path.join(cache, `${hash}.f32`);
    const kept = await readFile(file).catch(() => null);
    if (kept !== null) return new Float32Array(new Uint8Array(kept).buffer);
    const vectors = await compute(texts, kind);
    await mkdir(cache, { recursive: true });
    await writeFile(file, new Uint8Array(vectors.buffer));
    return vectors;
  };
}
