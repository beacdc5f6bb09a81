import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppEventName } from '../../../../core/contract/events.ts';
import type { TranscribeOptions } from '../../../../core/contract/jobs.ts';
import { frameSamples } from '../../../inference/kinds/silero/contract.ts';
import type { WindowResult } from '../../../inference/kinds/whisper/contract.ts';
import type { SpeechRecogniser } from '../caption-recording.ts';
import { JobQueue } from '../../../services/jobs/job-queue.ts';
import { openLibrary } from '../../../services/library/open-library.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { createProjectService } from '../../../services/project/project-service.ts';
import { SpeechDetector } from '../../speech/speech-detector.ts';
import { closeTrack } from '../open-track.ts';
import { transcribeMedia } from '../transcribe-media.ts';

export const options: TranscribeOptions = {
  model: 'fake',
  language: 'auto',
  task: 'transcribe',
  profile: 'netflix',
  device: 'auto',
  audioTrack: 0,
};

/** Hears three words in every second of sound; speech is wherever there is sound. */
export function fakeRecogniser(onWindow: () => void): SpeechRecogniser {
  const detectSpeech = ({ samples }: { readonly samples: Float32Array }) =>
    Promise.resolve(
      Float32Array.from({ length: samples.length / frameSamples }, (_, i) =>
        samples.subarray(i * frameSamples, (i + 1) * frameSamples).some((sample) => Math.abs(sample) > 0.01)
          ? 0.95
          : 0.01,
      ),
    );
  return {
    identity: 'fake',
    maxWindowMs: 5000,
    batchSize: 1,
    openDetector: () => Promise.resolve(new SpeechDetector({ detectSpeech }, { maxSpeechMs: 5000 })),
    transcribe: async (windows) => {
      await sleep(40);
      return windows.map(({ samples }) => {
        onWindow();
        return hear(samples.length / 16);
      });
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
export async function openTranscription(home: string, onWindow: () => void = () => undefined) {
  const library = await openLibrary({
    file: join(home, 'library.sqlite'),
    backupsFolder: join(home, 'backups'),
  });
  const events: { readonly name: AppEventName; readonly event: unknown }[] = [];
  const emit = (name: AppEventName, event: unknown) => void events.push({ name, event });
  const project = createProjectService(library, emit);
  const parts = {
    ...{ library, project, tools: locateFfmpeg, jobsFolder: join(home, 'jobs') },
    openRecogniser: () =>
      Promise.resolve({ modelId: 'fake', recogniser: fakeRecogniser(onWindow), notes: ['A note.'] }),
    prepareJob: () => undefined,
  };
  const queue = new JobQueue(
    library.jobs,
    {
      transcribe: {
        resource: 'recognition',
        run: (job, context) => transcribeMedia(parts, job, context),
        onAbandoned: (job) => closeTrack(parts, job),
      },
    },
    emit,
  );
  const close = async () => {
    await queue.close();
    await library.close();
  };
  return { library, project, queue, events, close };
}
