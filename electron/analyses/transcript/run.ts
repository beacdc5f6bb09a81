import { transcribeOptionsSchema, transcript } from '../../../core/analysis/transcript.ts';
import type { TranscribeOptions } from '../../../core/analysis/transcript.ts';
import type { Settings } from '../../../core/contract/app.ts';
import { isCancellation } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import type { Failure } from '../../../core/failure.ts';
import { promptOf } from '../../../core/glossary/prompt.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { shownPicture } from '../../../core/media/shown-picture.ts';
import { bareWord } from '../../../core/language/punctuation.ts';
import { note } from '../../../core/notes.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { leftOutWords } from '../../../core/transcript/written/left-out.ts';
import type { Note } from '../../../core/notes.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { styleOfNewTrack } from '../../../core/style/new-track.ts';
import { beamSizeOf, usualAccuracy } from '../../../core/transcript/accuracy.ts';
import { joinWindows } from '../../../core/transcript/join-windows.ts';
import { parseOptions } from '../../services/jobs/job-kind.ts';
import type { JobContext, JobKind } from '../../services/jobs/job-kind.ts';
import type { JobRecord } from '../../services/library/job-record.ts';
import type { Library } from '../../services/library/library.ts';
import type { MediaRecord } from '../../services/library/media-record.ts';
import type { TranscriptWindow } from '../../services/library/transcript-record.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import { loadWriting, writtenLanguage } from '../../../core/transcript/written/writing-choice.ts';
import { requireDecodable } from '../../services/media/decodable.ts';
import { chooseAudioTrack } from '../../services/media/sound/audio-track.ts';
import { mediumOfJob } from '../../services/media/job-medium.ts';
import { profileFor } from '../../services/transcripts/rebuild-cues.ts';
import { usualLanguage } from '../../services/transcripts/transcript-store.ts';
import { libraryMedium } from '../library-medium.ts';
import type { Medium } from '../analysis-work.ts';
import { madeFromNow } from '../made-from.ts';
import { settleShots } from './caption-recording.ts';
import { hear } from './hear.ts';
import type { SpeechRecogniser } from './hear.ts';
import { listenTo } from './listen-to.ts';
import type { ListenParts, OpenRecording } from './listen-to.ts';
import { closeTrack, openTrack } from './open-track.ts';
import type { TrackParts } from './open-track.ts';
import { TrackWriter } from './track-writer.ts';

export interface OpenedRecogniser {
  readonly modelId: string;
  readonly recogniser: SpeechRecogniser;
  /** What the person should know about the model and the device. */
  readonly notes: readonly Note[];
}

export interface TranscriptionParts extends ListenParts, TrackParts {
  readonly library: Pick<Library, 'media' | 'tracks' | 'transcripts' | 'analyses' | 'glossary'>;
  readonly settings: { readonly get: () => Promise<Pick<Settings, 'captionStyle'>> };
  /** `onPreparing`: a faster form of the model is being made, which takes some seconds once. */
  readonly openRecogniser: (
    options: TranscribeOptions,
    signal: AbortSignal,
    onPreparing: () => void,
  ) => Promise<OpenedRecogniser>;
  /** Of a new track, where it was found before who speaks. */
  readonly nameSpeakersOf: (record: MediaRecord, trackId: string) => Promise<void>;
  /** The data folder. */
  readonly home: string;
  readonly locksFolder: string;
  readonly onChanged: (medium: Medium, kind: string) => void;
}

/** Recognises a medium's speech into a track of its own, window by window; goes on where an earlier run stopped. */
export function transcribeJob(parts: TranscriptionParts): JobKind {
  return {
    kind: 'transcribe',
    resource: 'recognition',
    stages: [
      'job.stage.loadingModel',
      'job.stage.preparingModel',
      'job.stage.waiting',
      'job.stage.recognising',
      'job.stage.finishing',
    ],
    accept: async (asked, { record, media }) => {
      const options = parseOptions('transcribe', transcribeOptionsSchema.omit({ names: true }), asked);
      requireDecodable(media, chooseAudioTrack(media, options.audioTrack + 1));
      const names = promptOf(await parts.library.glossary.list(record.id), options.prompt);
      return { options: names === undefined ? options : { ...options, names } };
    },
    run: (job, context) => transcribe(parts, job, context),
    onAbandoned: (job) => closeTrack(parts, job),
  };
}

async function transcribe(parts: TranscriptionParts, job: JobRecord, context: JobContext): Promise<void> {
  const options = transcribeOptionsSchema.parse(job.options);
  const { record, media } = await mediumOfJob(parts.library, job);
  const medium = libraryMedium(parts.home, record, media);
  const track = chooseAudioTrack(media, options.audioTrack + 1);
  const end = endOf(parts, medium, options);
  try {
    await using listening = await listenTo(parts, medium, track, context.signal);
    context.onProgress({ fraction: job.fraction, stage: 'job.stage.loadingModel' });
    const opened = await parts.openRecogniser(options, context.signal, () => {
      context.onProgress({ fraction: job.fraction, stage: 'job.stage.preparingModel' });
    });
    const notes = [...opened.notes];
    await context.update({ notes });
    const made = { model: opened.modelId, style: await styleFor(parts, media, options) };
    const { track: stored, store, cues } = await openTrack(parts, job, options, made, context.update);
    const writer = new TrackWriter(store, stored, cues, {
      profileFor: (language) => profileFor(record, options.profile, language),
      frameRate: mainPicture(media)?.frameRate,
      durationMs: media.durationMs,
      writing: await loadWriting(options),
    });
    const { recogniser } = opened;
    const written = await writeTrack(parts, { job, context, options, listening, recogniser, writer });
    notes.push(...listening.notes());
    if (written.windows.every(({ words }) => words.length === 0)) notes.push(note('nothing-recognised', {}));
    const leftOut = options.leavesOutFillers === true ? leftOutOf(written.windows, await store.read()) : [];
    if (leftOut.length > 0) notes.push(note('fillers-left-out', { words: leftOut }));
    const { shotsFailure: failure } = written;
    if (failure !== undefined) notes.push(note('shots-unknown', { failure }));
    const tracks = await listening.findSpeakingTracks(written.windows);
    if (tracks.length > 0) notes.push(note('other-tracks-speak', { tracks }));
    await context.update({ notes });
    await end.found({ ...written, trackId: stored.id, notes });
    await parts.nameSpeakersOf(record, stored.id);
  } catch (error) {
    if (!isCancellation(error) && !context.signal.aborted) await end.failed(error);
    throw error;
  }
}

async function styleFor(
  { settings }: TranscriptionParts,
  media: MediaInfo,
  { profile, language }: TranscribeOptions,
): Promise<CaptionStyle> {
  return styleOfNewTrack(await settings.get(), shownPicture(media), { profile, language });
}

/** Each of them once, as often as it was said: `uh` 7 times. */
function leftOutOf(windows: readonly TranscriptWindow[], cues: readonly TrackCue[]) {
  const counts = new Map<string, number>();
  for (const { text } of leftOutWords(joinWindows(windows), cues)) {
    const word = bareWord(text.trim()).toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => ({ text, count })).toSorted((a, b) => b.count - a.count);
}

interface Transcription {
  readonly job: JobRecord;
  readonly context: JobContext;
  readonly options: TranscribeOptions;
  readonly listening: OpenRecording;
  readonly recogniser: SpeechRecogniser;
  readonly writer: TrackWriter;
}

interface Written {
  readonly transcriptId: string;
  readonly windows: readonly TranscriptWindow[];
  /** Why the picture could not be looked at. */
  readonly shotsFailure?: Failure;
}

async function writeTrack(parts: TranscriptionParts, transcription: Transcription): Promise<Written> {
  const { job, context, options, listening, recogniser, writer } = transcription;
  const { recording } = listening;
  const shots = followShots(listening.shotChanges);
  const heard: TranscriptWindow[] = [];
  const isTranslation = options.task === 'translate';
  const soFar = () => ({
    words: joinWindows(heard, isTranslation ? 'en' : undefined),
    language: isTranslation
      ? 'en'
      : writtenLanguage(usualLanguage(heard) ?? languageAskedFor(options), options),
    shotChanges: shots.known(),
  });
  const progress = (positionMs: number) =>
    context.onProgress({
      ...{ fraction: Math.min(1, positionMs / recording.durationMs), stage: 'job.stage.recognising' },
      positionMs,
    });
  context.onProgress({ fraction: job.fraction, stage: 'job.stage.recognising' });
  const { transcriptId, windows } = await hear(
    { transcripts: parts.library.transcripts, locksFolder: parts.locksFolder },
    recording,
    recogniser,
    { transcribe: hearingOptions(options), previousText: false, startAnew: false },
    {
      signal: context.signal,
      onWait: () => context.onProgress({ fraction: job.fraction, stage: 'job.stage.waiting' }),
      onResume: progress,
      onProgress: ({ positionMs }) => progress(positionMs),
      onWindows: async (some) => {
        heard.push(...some);
        await writer.show(soFar());
      },
    },
  );
  context.onProgress({ fraction: 1, stage: 'job.stage.finishing' });
  const { shotsFailure } = await shots.settled;
  context.signal.throwIfAborted();
  await writer.finish(soFar());
  return { transcriptId, windows, ...(shotsFailure === undefined ? {} : { shotsFailure }) };
}

function languageAskedFor({ language }: TranscribeOptions): string {
  return language === 'auto' ? 'und' : language;
}

function hearingOptions(options: TranscribeOptions) {
  const { language, languages, accuracy = usualAccuracy, task, prompt, names = prompt } = options;
  return {
    ...(languages === undefined ? { language } : { language: 'auto', languages }),
    ...{ task, beamSize: beamSizeOf[accuracy] },
    ...(names ? { prompt: names } : {}),
  };
}

/** Cues are shown before the shots are known; a damaged picture keeps nobody from reading what was said. */
function followShots(finding: Promise<readonly number[]>) {
  let found: readonly number[] | null = null;
  const settled = settleShots(finding);
  settled.then(
    ({ shotChanges }) => (found = shotChanges),
    () => undefined,
  );
  return { known: () => found, settled };
}

/** Tells the library how it ended, as other analyses do. */
function endOf({ library, onChanged }: TranscriptionParts, medium: Medium, options: TranscribeOptions) {
  const name = { fingerprint: medium.fingerprint, kind: transcript.kind, options };
  const madeFrom = async () => madeFromNow(transcript, await library.analyses.list(medium.fingerprint), null);
  return {
    async found(written: Written & { readonly trackId: string; readonly notes: readonly Note[] }) {
      const { transcriptId, trackId, windows, notes, shotsFailure } = written;
      await library.transcripts.link(trackId, transcriptId);
      const value = { transcriptId, trackId, language: usualLanguage(windows) ?? null };
      await library.analyses.save({
        ...name,
        ...(await madeFrom()),
        value,
        notes,
        isWhole: shotsFailure === undefined,
      });
      onChanged(medium, transcript.kind);
    },
    async failed(error: unknown) {
      const made = await madeFrom().catch(() => null);
      if (made === null) return;
      await library.analyses.fail({ ...name, ...made }, toFailure(error)).catch(() => undefined);
      onChanged(medium, transcript.kind);
    },
  };
}
