import { basename } from 'node:path';
import { knownFile, sampleMaterial } from '../../../analyses/measure-model/material.ts';
import type { KnownSound, Material } from '../../../analyses/measure-model/material.ts';
import { measureModel } from '../../../analyses/measure-model/measure-model.ts';
import type { MeasureParts } from '../../../analyses/measure-model/measure-model.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import type { FfmpegTools } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import type { ModelPlaces } from '../../../services/models/layout/model-places.ts';
import { listModels } from '../../../services/models/shelf/list-models.ts';
import type { ModelMeasure } from '../../../services/models/shelf/measures.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import { sampleFile } from '../../sample-file.ts';
import { exitStatus } from '../exit-status.ts';
import { readTruth } from '../measuring/read-truth.ts';
import type { VoiceClip } from '../measuring/read-truth.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { measureText } from '../words/measure-text.ts';
import type { MeasureRequest } from './models-options.ts';

/** `sidecut models measure` */
export async function runModelsMeasure({ ids, on, json }: MeasureRequest, io: Terminal): Promise<number> {
  const home = dataFolder();
  const places = modelPlaces(home);
  const clips = on === undefined ? null : await readTruth(on);
  const tools = await locateFfmpeg();
  const material: Material =
    clips === null
      ? await sampleMaterial(tools, sampleFile, io.signal)
      : { heard: 'own', sounds: await soundsOf(tools, clips, io.signal) };
  const { providerCache: providerCacheFile } = dataFiles(home);
  const parts = { tools, places, openInference: () => createInferenceClient({ providerCacheFile }) };
  const measured: { id: string; measure: ModelMeasure }[] = [];
  for (const id of ids.length > 0 ? ids : await installedSpeechModels(places)) {
    const measure = await measureOne(parts, id, material, io);
    measured.push({ id, measure });
    if (json !== true) io.stdout(`${id}: ${measureText(measure)}\n`);
  }
  if (json === true) io.stdout(`${JSON.stringify({ measured }, null, 2)}\n`);
  return exitStatus.done;
}

/** One after the other: a folder may hold thousands. */
async function soundsOf(
  tools: FfmpegTools,
  clips: readonly VoiceClip[],
  signal: AbortSignal,
): Promise<readonly KnownSound[]> {
  const sounds: KnownSound[] = [];
  for (const clip of clips) sounds.push(await knownFile(tools, clip.file, clip, signal));
  return sounds;
}

async function installedSpeechModels(places: ModelPlaces): Promise<readonly string[]> {
  const models = await listModels(places);
  return models
    .filter(({ task, state }) => task === 'speech-to-text' && (state === 'installed' || state === 'shipped'))
    .map(({ id }) => id);
}

async function measureOne(
  parts: MeasureParts,
  id: string,
  material: Material,
  io: Terminal,
): Promise<ModelMeasure> {
  const line = new ProgressLine(io);
  try {
    return await measureModel(parts, { model: id, device: 'auto' }, material, {
      signal: io.signal,
      onPreparing: () => line.update(`${id}: preparing the model for this computer`),
      onProgress: ({ media }, fraction) =>
        line.update(`${id}: ${basename(media.path)}, ${Math.floor(fraction * 100)} %`),
    });
  } finally {
    line.clear();
  }
}
