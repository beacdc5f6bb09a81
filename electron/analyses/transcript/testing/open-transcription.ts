import { join } from 'node:path';
import type { AppEventName } from '../../../../core/contract/events.ts';
import { frameSamples } from '../../../inference/kinds/silero/contract.ts';
import type { WindowResult } from '../../../inference/kinds/whisper/contract.ts';
import type { TranscribeOptions } from '../../../../core/analysis/transcript.ts';
import { note } from '../../../../core/notes.ts';
import { defaultCaptionStyle } from '../../../../core/style/caption-style.ts';
import type { SpeechRecogniser } from '../hear.ts';
import { AnalysisRuns } from '../../analysis-runs.ts';
import { importJob } from '../../import-job.ts';
import { sourceAnalyses } from '../../index.ts';
import { speakingTracksFinder } from '../../speech/speaking-tracks.ts';
import { SharedSounds } from '../../sound/shared-sound.ts';
import { JobQueue } from '../../../services/jobs/job-queue.ts';
import { openLibrary } from '../../../services/library/open-library.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { createProjectService } from '../../../services/project/project-service.ts';
import { transcribeJob } from '../run.ts';

export const options: TranscribeOptions = {
  model: 'fake',
  language: 'auto',
  task: 'transcribe',
  profile: 'netflix',
  device: 'auto',
  audioTrack: 0,
};

/** Lets a recogniser hear so many windows and holds it at the next one, until more are allowed. */
export function windowGate(windows: number) {
  let heard = 0;
  let allowed = windows;
  const held: (() => void)[] = [];
  return {
    /** With the one that is held. */
    get heard() {
      return heard;
    },
    onWindow: async () => {
      const number = ++heard;
      while (number > allowed) await new Promise<void>((resolve) => held.push(resolve));
    },
    allow(more: number): void {
      allowed = more;
      for (const letGo of held.splice(0)) letGo();
    },
  };
}

/** Hears three words in every second of sound. A window is heard when `onWindow` has ended. */
export function fakeRecogniser(onWindow: () => unknown): SpeechRecogniser {
  return {
    identity: 'fake',
    maxWindowMs: 5000,
    batchSize: 1,
    transcribe: async (windows) => {
      for (let window = 0; window < windows.length; window++) await onWindow();
      return windows.map(({ samples }) => hear(samples.length / 16));
    },
  };
}

function hear(lengthMs: number): WindowResult {
  const count = Math.floor(lengthMs / 400);
  const words = Array.from({ length: count }, (_, i) => ({
    startMs: i * 400,
    endMs: i * 400 + 350,
    text: i === count - 1 ? ' end.' : ` word${i}`,
    confidence: 0.9,
    timing: 'signal' as const,
  }));
  return {
    language: 'de',
    languageProbability: 1,
    segments: [{ startMs: 0, endMs: lengthMs, text: words.map(({ text }) => text).join(''), words }],
    avgLogProb: -0.1,
    compressionRatio: 1,
    noSpeechProb: 0,
    temperature: 0,
    decodedTokens: count,
  };
}

/** The services of a transcription over the library of a data folder, with a recogniser that only pretends. */
export async function openTranscription(home: string, onWindow: () => unknown = () => undefined) {
  const library = await openLibrary({
    file: join(home, 'library.sqlite'),
    backupsFolder: join(home, 'backups'),
  });
  const events: { readonly name: AppEventName; readonly event: unknown }[] = [];
  const emit = (name: AppEventName, event: unknown) => void events.push({ name, event });
  const project = createProjectService(library, emit);
  const tools = () => locateFfmpeg();
  const sounds = new SharedSounds(tools, join(home, 'sound'));
  const onChanged = () => undefined;
  const parts = {
    ...{
      works: sourceAnalyses,
      library,
      home,
      sounds,
      project,
      nameSpeakersOf: () => Promise.resolve(),
      locksFolder: join(home, 'locks'),
      onChanged,
    },
    findSpeakingTracks: speakingTracksFinder({ tools, inference: { detectSpeech: hearSound } }),
    runs: new AnalysisRuns({
      ...{ works: sourceAnalyses, store: library.analyses, sounds, tools, onChanged },
      inference: { detectSpeech: hearSound },
    }),
    settings: { get: () => Promise.resolve({ captionStyle: defaultCaptionStyle }) },
    openRecogniser: () =>
      Promise.resolve({ modelId: 'fake', recogniser: fakeRecogniser(onWindow), notes: [aNote] }),
  };
  const queue = new JobQueue(library.jobs, [transcribeJob(parts), importJob(parts)], emit);
  const close = async () => {
    await queue.close();
    await library.close();
  };
  return { library, project, queue, events, close };
}

export const aNote = note('kept-text', { text: 'A note.' });

/** Speech is wherever there is sound. */
function hearSound({ samples }: { readonly samples: Float32Array }): Promise<Float32Array> {
  return Promise.resolve(
    Float32Array.from({ length: samples.length / frameSamples }, (_, i) =>
      samples.subarray(i * frameSamples, (i + 1) * frameSamples).some((sample) => Math.abs(sample) > 0.01)
        ? 0.95
        : 0.01,
    ),
  );
}
