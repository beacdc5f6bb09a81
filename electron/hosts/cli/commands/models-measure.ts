import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { addSpeechScores, scoreSpeech } from '../../../../core/evaluation/score-speech.ts';
import type { SpeechScore } from '../../../../core/evaluation/score-speech.ts';
import { wordErrorRate } from '../../../../core/evaluation/word-errors.ts';
import { beamSizeOf, usualAccuracy } from '../../../../core/transcript/accuracy.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import type { ModelPlaces } from '../../../services/models/layout/model-places.ts';
import { findModel } from '../../../services/models/shelf/find-model.ts';
import type { FoundModel } from '../../../services/models/shelf/find-model.ts';
import { listModels } from '../../../services/models/shelf/list-models.ts';
import { keepMeasure } from '../../../services/models/shelf/measures.ts';
import type { ModelMeasure } from '../../../services/models/shelf/measures.ts';
import { dataFolder } from '../../data-folder.ts';
import { sampleFile } from '../../sample-file.ts';
import { exitStatus } from '../exit-status.ts';
import { readTruth } from '../measuring/read-truth.ts';
import type { VoiceClip } from '../measuring/read-truth.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { measureText } from '../words/measure-text.ts';
import type { CaptionOptions } from './caption-options.ts';
import { openCaptionSession } from './caption-session.ts';
import type { CaptionSession } from './caption-session.ts';
import type { MeasureRequest } from './models-options.ts';

interface Material {
  readonly heard: ModelMeasure['heard'];
  readonly clips: readonly VoiceClip[];
}

/** `sidecut models measure` */
export async function runModelsMeasure({ ids, on, json }: MeasureRequest, io: Terminal): Promise<number> {
  const places = modelPlaces(dataFolder());
  const material: Material =
    on === undefined ? await sampleMaterial() : { heard: 'own', clips: await readTruth(on) };
  const measured: { id: string; measure: ModelMeasure }[] = [];
  for (const id of ids.length > 0 ? ids : await installedSpeechModels(places)) {
    const model = await findModel(places, id);
    const measure = await measureModel(places, model, material, io);
    await keepMeasure(places, model, measure);
    measured.push({ id, measure });
    if (json !== true) io.stdout(`${id}: ${measureText(measure)}\n`);
  }
  if (json === true) io.stdout(`${JSON.stringify({ measured }, null, 2)}\n`);
  return exitStatus.done;
}

async function installedSpeechModels(places: ModelPlaces): Promise<readonly string[]> {
  const models = await listModels(places);
  return models
    .filter(({ task, state }) => task === 'speech-to-text' && (state === 'installed' || state === 'shipped'))
    .map(({ id }) => id);
}

const sampleTruthSchema = z.object({ sentences: z.array(z.object({ text: z.string() })) });

/** In two languages; what is English and what Spanish, the model finds. */
async function sampleMaterial(): Promise<Material> {
  const truth = await readFile(join(sampleFile, '..', 'truth.json'), 'utf8');
  const { sentences } = sampleTruthSchema.parse(JSON.parse(truth));
  const text = sentences.map((sentence) => sentence.text).join(' ');
  return { heard: 'sample', clips: [{ file: sampleFile, language: 'auto', text }] };
}

/** What is heard goes into a data folder that is thrown away: a recording heard before would say nothing of speed. */
async function measureModel(
  places: ModelPlaces,
  model: FoundModel,
  material: Material,
  io: Terminal,
): Promise<ModelMeasure> {
  const home = await mkdtemp(join(tmpdir(), 'sidecut-measure-'));
  const line = new ProgressLine(io);
  try {
    const heard: Heard[] = [];
    let peakBytes = 0;
    let device = '';
    for (const language of new Set(material.clips.map((clip) => clip.language))) {
      const clips = material.clips.filter((clip) => clip.language === language);
      const options = optionsFor(model, language);
      await using session = openCaptionSession(options, io.signal, () => undefined, {
        home,
        models: places,
      });
      await session.loadModel();
      for (const clip of clips) {
        line.update(`${model.id}: ${basename(clip.file)}`);
        heard.push(await hearClip(session, clip));
      }
      peakBytes = Math.max(peakBytes, await session.peakBytes());
      device = heard.at(-1)?.device ?? device;
    }
    return { ...summarise(heard, model, material), peakBytes, device, at: new Date().toISOString() };
  } finally {
    line.clear();
    await rm(home, { recursive: true, force: true });
  }
}

interface Heard {
  readonly score: SpeechScore;
  readonly device: string;
  readonly audioMs: number;
  readonly wallMs: number;
}

const nothing = () => undefined;
const quiet = { onProgress: nothing, onWait: nothing, onResume: nothing };

async function hearClip(session: CaptionSession, clip: VoiceClip): Promise<Heard> {
  const media = await session.openMedia(clip.file);
  const began = performance.now();
  const { captions, device } = await session.caption(media, quiet);
  const wallMs = performance.now() - began;
  const text = captions.cues.map((cue) => cue.text).join('\n');
  const said = { ...clip, language: clip.language === 'auto' ? (captions.language ?? 'en') : clip.language };
  return { score: scoreSpeech(said, { text, words: [] }), device, audioMs: media.info.durationMs, wallMs };
}

function summarise(
  heard: readonly Heard[],
  { origin }: FoundModel,
  material: Material,
): Pick<ModelMeasure, 'heard' | 'words' | 'wrongShare' | 'timesRealTime'> {
  const { words } = addSpeechScores(heard.map(({ score }) => score));
  const sum = (of: (one: Heard) => number) => heard.reduce((total, one) => total + of(one), 0);
  // A starter learnt the voices and the words of the sample: what it makes of them says nothing of others.
  const isTelling = words.words > 0 && !(origin === 'shipped' && material.heard === 'sample');
  return {
    heard: material.heard,
    words: words.words,
    wrongShare: isTelling ? wordErrorRate(words) : null,
    timesRealTime: sum(({ audioMs }) => audioMs) / sum(({ wallMs }) => wallMs),
  };
}

/** As the app captions by itself. */
function optionsFor({ id }: FoundModel, language: string): CaptionOptions {
  return {
    ...{
      files: [],
      outFolder: undefined,
      formats: [],
      language,
      languages: undefined,
      task: 'transcribe',
      model: id,
    },
    ...{ precision: 'auto', profile: undefined, device: 'auto', threads: 0, track: undefined },
    ...{
      prompt: undefined,
      glossary: false,
      beamSize: beamSizeOf[usualAccuracy],
      previousText: false,
      script: undefined,
      fillers: true,
      words: false,
      overwrite: false,
    },
    ...{ again: true, json: false },
  };
}
