import { dirname } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AppEventName } from '../../../../core/contract/events.ts';
import { frameSamples } from '../../../inference/kinds/silero/contract.ts';
import type { InferenceClient } from '../../../inference/client.ts';
import { importJob } from '../../../analyses/import-job.ts';
import { createAnalyses } from '../../../hosts/app/create-analyses.ts';
import { looseScratch } from '../../files/scratch.ts';
import { JobQueue } from '../../jobs/job-queue.ts';
import { testLibrary, testPlace } from '../../library/testing/test-library.ts';
import type { MediaRecord } from '../../library/media-record.ts';
import { eyes } from './media-files.ts';
import { modelStore } from '../../models/install/model-store.ts';
import { createProjectService } from '../../project/project-service.ts';
import { MediaService } from '../media-service.ts';
import type { Move } from '../replacing/find-neighbours.ts';
import { proxyJob } from '../playback/proxy-job.ts';
import { eventually } from '../../jobs/testing/eventually.ts';

/** Hears speech wherever there is sound. */
const listening = {
  detectSpeech: ({ samples }: { readonly samples: Float32Array }) =>
    Promise.resolve(
      Float32Array.from({ length: samples.length / frameSamples }, (_, i) =>
        samples.subarray(i * frameSamples, (i + 1) * frameSamples).some((sample) => Math.abs(sample) > 0.01)
          ? 0.95
          : 0.01,
      ),
    ),
} as unknown as InferenceClient;

/** The services around a library of its own, with the work of an import; files are made by the test. */
export async function openMediaService(
  options: {
    readonly sampleFile?: string;
    readonly works?: boolean;
    readonly onEvent?: (name: AppEventName) => void;
    readonly onMove?: (move: Move) => Promise<void>;
    readonly onRemove?: (record: MediaRecord) => Promise<void>;
  } = {},
) {
  const place = testPlace();
  const home = dirname(place.file);
  const library = await testLibrary(place);
  const events: { readonly name: AppEventName; readonly event: unknown }[] = [];
  const emit = (name: AppEventName, event: unknown) => {
    events.push({ name, event });
    options.onEvent?.(name);
  };
  const project = createProjectService(library, emit);
  const analyses = createAnalyses({
    ...{ library, home, emit, inference: listening },
    tools: () => Promise.resolve(eyes),
    modelStore: modelStore(home),
    writerServer: () => Promise.resolve(undefined),
  });
  const parts = {
    ...analyses.parts,
    library,
    home,
    emit,
    scratch: looseScratch,
    tools: () => Promise.resolve(eyes),
  };
  const kinds = options.works === false ? [] : [importJob(parts), proxyJob(parts)];
  const queue: JobQueue = new JobQueue(library.jobs, kinds, emit);
  onTestFinished(() => queue.close());
  await queue.start();
  const mediaService = new MediaService({
    ...{ library, queue, project, home, emit, sampleFile: options.sampleFile ?? '' },
    mediaAddress: '/media',
    tools: () => Promise.resolve(eyes),
    isUnplugged: () => Promise.resolve(false),
    onMove: options.onMove ?? (() => Promise.resolve()),
    onRemove: options.onRemove ?? (() => Promise.resolve()),
    ensureAnalyses: analyses.ensureWith(queue),
    sourceFor: (path) => Buffer.from(path).toString('base64url').slice(-40),
  });
  const idle = () =>
    eventually(() => {
      if (queue.countUnfinished() > 0) throw new Error('jobs are running');
    });
  /** Of a kind in a video; null where nothing was looked for. */
  const found = async (mediaId: string, kind: string): Promise<unknown> => {
    const { fingerprint } = (await library.media.find(mediaId))!;
    return (await library.analyses.find({ fingerprint, kind, options: {} }))?.value ?? null;
  };
  return { home, library, found, queue, project, mediaService, events, idle };
}

export const never = new AbortController().signal;
