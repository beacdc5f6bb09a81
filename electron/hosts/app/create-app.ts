import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { once } from '../../../core/async/once.ts';
import { appContract } from '../../../core/contract/app-contract.ts';
import { eventSchemas } from '../../../core/contract/events.ts';
import { SidecutError } from '../../../core/errors.ts';
import { createAnalysisHandlers } from '../../analyses/handlers.ts';
import { analysesWithJobs } from '../../analyses/index.ts';
import { createGiveWay } from '../../analyses/moments/give-way.ts';
import { nameNewTrack } from '../../analyses/speakers/run.ts';
import { createTextRevision } from '../../analyses/text-revision.ts';
import { createInferenceClient } from '../../inference/client.ts';
import type { InferenceClient } from '../../inference/client.ts';
import type { LaunchWorker } from '../../inference/launch-worker.ts';
import { createExportHandlers } from '../../services/export/handlers.ts';
import { FolderService } from '../../services/folders/folder-service.ts';
import { createFolderHandlers } from '../../services/folders/handlers.ts';
import { createGlossaryHandlers } from '../../services/glossary/handlers.ts';
import { createJobHandlers } from '../../services/jobs/handlers.ts';
import { JobQueue } from '../../services/jobs/job-queue.ts';
import type { Library } from '../../services/library/library.ts';
import { openLibrary } from '../../services/library/open-library.ts';
import { locateFfmpeg } from '../../services/ffmpeg/locate-ffmpeg.ts';
import { serveMedia } from '../../services/media/serving/serve-media.ts';
import type { MediaRequest } from '../../services/media/serving/serve-media.ts';
import { createMediaLocator } from '../../services/media/locate-media.ts';
import { mediumOfJob } from '../../services/media/job-medium.ts';
import { createMediaHandlers } from '../../services/media/handlers.ts';
import { MediaService } from '../../services/media/media-service.ts';
import { createUnpluggedLook } from '../../services/media/unplugged.ts';
import { createModelHandlers } from '../../services/models/handlers.ts';
import { modelStore } from '../../services/models/install/model-store.ts';
import { createProjectService } from '../../services/project/project-service.ts';
import { createSettingsService } from '../../services/app/settings-service.ts';
import { createFileHandlers } from '../../services/files/handlers.ts';
import { destinationPath } from '../../services/files/destination-path.ts';
import type { ResolveDestination } from '../../services/files/destination-path.ts';
import { createOutputRule } from '../../services/files/output-rule.ts';
import { createScratch, sweepScratch } from '../../services/files/scratch.ts';
import { createSourceRegistry } from '../../services/files/source-registry.ts';
import { openSearchIndex } from '../../services/search/index/open-search-index.ts';
import type { OpenSearchIndex } from '../../services/search/index/open-search-index.ts';
import { lazyIndex } from '../../services/search/lazy-index.ts';
import { openSearch } from '../../services/search/open-search.ts';
import { createSpellingHandlers } from '../../services/spelling/handlers.ts';
import { createSpeller } from '../../services/spelling/speller.ts';
import type { Speller } from '../../services/spelling/speller.ts';
import { createStyleHandlers } from '../../services/style/handlers.ts';
import { createChapterImportHandlers } from '../../services/subtitles/import-chapters.ts';
import { createImportHandlers } from '../../services/subtitles/import-handlers.ts';
import { hearStretch } from '../../analyses/transcript/hear-stretch.ts';
import { createTextReader } from '../../services/transcripts/read-text.ts';
import { createTranscriptHandlers } from '../../services/transcripts/handlers.ts';
import { createVoiceHandlers, forgetWhenOff } from '../../services/voices/handlers.ts';
import { composeHandlers } from '../../transport/compose-handlers.ts';
import { createEventBus } from '../../transport/events.ts';
import { createAppHandlers } from '../../services/app/handlers.ts';
import type { AppInfo } from '../../services/app/handlers.ts';
import { sampleFile } from '../sample-file.ts';
import { dataFiles } from '../data-folder.ts';
import { keepPrivate } from '../keep-private.ts';
import { version } from '../version.ts';
import type { App } from './app.ts';
import { holdDataFolder } from './hold-data-folder.ts';
import { jobKinds } from './job-kinds.ts';
import { createAnalyses } from './create-analyses.ts';
import { createProjectHandlers } from '../../services/project/handlers.ts';

export interface AppOptions extends Pick<AppInfo, 'host' | 'capabilities'> {
  readonly dataFolder: string;
  /** Folders that the file chooser starts with. */
  readonly chooserFolders: readonly string[];
  /** What the addresses of media begin with; default `/media`. */
  readonly mediaAddress?: string;
  readonly launchWorker?: LaunchWorker;
  /**
   * Of a host that came for one thing: jobs of these kinds alone are done, the others wait for the app; no folder is followed
   * and nothing is indexed without being asked for.
   */
  readonly onlyJobs?: readonly string[];
  /** Events that break their schema throw where they are sent (for tests). */
  readonly checkEvents?: boolean;
}

/** Opens the library of the data folder, goes on with its jobs, and puts the services together. */
export async function createApp(options: AppOptions): Promise<App> {
  const home = options.dataFolder;
  const releaseFolder = holdDataFolder(home);
  // Nobody waits for the many small files in it.
  void keepPrivate(home);
  const files = dataFiles(home);
  const place = { file: files.library, backupsFolder: files.backups };
  const library = await openLibrary(place).catch((error: unknown) => {
    releaseFolder();
    throw error;
  });
  // It starts its process with the first call, and again after a crash.
  const { providerCache: providerCacheFile } = files;
  const openInference = () => createInferenceClient({ providerCacheFile }, options.launchWorker);
  const inference = openInference();
  const surroundings = { platform: process.platform, home: homedir(), environment: process.env };
  const speller = createSpeller(surroundings);
  const index = lazyIndex(() => openSearchIndex(files.search));
  const programs = { inference, openInference, speller, index };
  const { queue, mediaService, folders, search, app } = compose(options, library, programs);
  const close = async () => {
    // Jobs store their last results before the library goes; whatever fails, the library is released.
    try {
      search.close();
      await folders.close();
      await mediaService.close();
      await queue.close();
      await index.close();
      await inference.close();
      speller.close();
    } finally {
      await library.close();
      releaseFolder();
    }
  };
  try {
    // Of the sound only Windows leaves something: it can't take the name of an open file away.
    await Promise.all([files.scratch, files.sound].map(sweepScratch));
    await queue.start();
    if (options.onlyJobs === undefined) await folders.start();
  } catch (error) {
    await close();
    throw error;
  }
  return { ...app, close };
}

interface Programs {
  readonly inference: InferenceClient;
  /** Another one, for what may share no process. */
  readonly openInference: () => InferenceClient;
  readonly speller: Speller;
  readonly index: OpenSearchIndex;
}

function compose(options: AppOptions, library: Library, programs: Programs) {
  const { inference, openInference, speller, index } = programs;
  const { dataFolder: home, host, capabilities } = options;
  const events = createEventBus(eventSchemas, { check: options.checkEvents ?? false });
  const { emit } = events;
  const mediaAddress = options.mediaAddress ?? '/media';
  const sources = createSourceRegistry();
  const pathOf = (sourceId: string) => sources.pathOf(sourceId);
  const sourceFor = (path: string) => sources.idFor(path);
  const rule = createOutputRule({
    dataFolder: home,
    videos: () => library.media.paths(),
  });
  const resolveDestination: ResolveDestination = (destination, extensions) =>
    destinationPath({ registry: sources, rule }, destination, extensions);
  const scratch = createScratch(dataFiles(home).scratch);
  const tools = once(locateFfmpeg);
  const project = createProjectService(library, emit);
  const settings = createSettingsService(library);
  const texts = createTextReader({ library, project });
  const readText = (trackId: string) => texts.readText(trackId);
  const textRevision = createTextRevision({ readText });
  const models = modelStore(home);
  const analyses = createAnalyses({
    ...{ library, inference, tools, modelStore: models, home, emit },
    writerServer: async () => (await settings.get()).writerServer,
  });
  const searching = openSearch({
    ...{ library, index, readText, inference, tools, scratch, pathOf, mediaAddress },
    ...{ places: models.places, settings: () => settings.get() },
  });
  let lastUsedAt = -Infinity;
  const isBusy = (): boolean => queue.isBusy();
  const giveWay = createGiveWay({ isBusy, lastUsedAt: () => lastUsedAt });
  const queue: JobQueue = new JobQueue(
    library.jobs,
    jobKinds({
      ...analyses.parts,
      ...{ library, project, settings, tools, home, emit, modelStore: models },
      ...{
        readText,
        textRevision,
        index,
        giveWay,
        texts: searching.texts,
        models: searching.models,
        readers: searching.readers,
      },
      nameSpeakersOf: (record, trackId) => nameNewTrack({ library, project }, record, trackId),
      ...{ resolveDestination, rule, scratch, openInference, sampleFile },
    }),
    emit,
    options.onlyJobs,
  );
  const mayIndex = process.env['SIDECUT_INDEX_IN_BACKGROUND'] !== '0';
  const search = searching.begin(queue, { isInBackground: options.onlyJobs === undefined && mayIndex });
  events.subscribe((name) => {
    if (name === 'project.changed') lastUsedAt = performance.now();
    search.heard(name);
  });
  const mediaService = new MediaService({
    ...{ library, queue, project, home, tools, sampleFile, emit, sourceFor },
    mediaAddress,
    ensureAnalyses: analyses.ensureWith(queue),
    isUnplugged: createUnpluggedLook(() => library.folders.list()),
    onMove: (move) => folders.noteMove(move),
    onRemove: (record) => folders.noteRemoval(record),
  });
  const folders = new FolderService({
    ...{ library, media: mediaService, home, emit },
    isOwn: (path) => queue.hasWritten(path),
  });
  events.subscribe((name) => {
    if (name === 'media.changed') folders.noteChange();
  });
  const locate = createMediaLocator(library, home, searching.readFrame);
  const served = (request: MediaRequest) => {
    // Somebody watches a video.
    if (/\/(?:file|proxy)$/.test(request.path)) lastUsedAt = performance.now();
    return serveMedia(request, locate);
  };
  const voices = { library, settings, onChange: () => emit('voices.changed', {}) };
  const app: Omit<App, 'close'> = {
    events,
    sources,
    handlers: composeHandlers(appContract, {
      app: createAppHandlers({ host, capabilities, version }, library, settings, async () => {
        emit('settings.changed', {});
        await forgetWhenOff(voices);
      }),
      voices: createVoiceHandlers(voices),
      media: createMediaHandlers(mediaService, pathOf),
      project: createProjectHandlers(project),
      imports: createImportHandlers({ library, project, settings, tools, pathOf }),
      chapterImports: createChapterImportHandlers({ library, tools, pathOf }),
      analyses: createAnalysisHandlers({
        ...analyses.parts,
        ...{ library, queue, textRevision, withJobs: analysesWithJobs },
      }),
      transcripts: createTranscriptHandlers({
        ...{ library, project },
        hearStretch: (request, signal) =>
          hearStretch({ ...analyses.parts, library, project, settings, tools }, request, signal),
      }),
      jobs: createJobHandlers({ queue, findMedium: (mediaId) => mediumOfJob(library, { mediaId }) }),
      export: createExportHandlers({ library, project, resolveDestination, sourceFor, scratch }),
      folders: createFolderHandlers(folders, sources),
      search: search.handlers,
      spelling: createSpellingHandlers(speller),
      glossary: createGlossaryHandlers(library, () => emit('glossary.changed', {})),
      style: createStyleHandlers({ library, project, tools, scratch }),
      models: createModelHandlers({ store: models, queue, emit, sources }),
      files: createFileHandlers(
        sources,
        () => chooserFolders(options.chooserFolders, library),
        (mediaId) => videoFolder(mediaId, library),
      ),
    }),
    serveMedia: served,
    countUnfinishedJobs: () => queue.countUnfinished(),
    countUnstoredProjects: () => project.countUnstored(),
    outputPath: (jobId) => requireOutput(queue.outputPath(jobId)),
  };
  return { queue, mediaService, folders, search, app };
}

/** Videos lie together: whoever opened one looks for the next one beside it. */
const recentFolders = 3;

async function chooserFolders(given: readonly string[], library: Library): Promise<readonly string[]> {
  const media = await library.media.list();
  const folders = media.filter(({ isSample }) => !isSample).map(({ path }) => dirname(path));
  return [...given, ...[...new Set(folders)].slice(0, recentFolders)];
}

/** null: the sample, which lies among the app's own files. */
async function videoFolder(mediaId: string, library: Library): Promise<string | null> {
  const record = await library.media.find(mediaId);
  return record === null || record.isSample ? null : dirname(record.path);
}

function requireOutput(path: string | null): string {
  if (path !== null) return path;
  throw new SidecutError('file-not-found', { reason: 'output' });
}
