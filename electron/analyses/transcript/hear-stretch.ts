import { randomUUID } from 'node:crypto';
import { speech } from '../../../core/analysis/speech.ts';
import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import type { Settings } from '../../../core/contract/app.ts';
import type { StretchRequest } from '../../../core/contract/transcripts.ts';
import type { Word } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import { promptOf } from '../../../core/glossary/prompt.ts';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { joinWindows } from '../../../core/transcript/join-windows.ts';
import { TrackProjection } from '../../../core/transcript/track-projection.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { Library } from '../../services/library/library.ts';
import type { TranscriptWindow } from '../../services/library/transcript-record.ts';
import { mediumOfJob } from '../../services/media/job-medium.ts';
import { chooseAudioTrack } from '../../services/media/sound/audio-track.ts';
import { readAudio } from '../../services/media/sound/audio-stream.ts';
import type { ProjectService } from '../../services/project/project-service.ts';
import { layoutOfTrack } from '../../services/transcripts/rebuild-cues.ts';
import { cutWindows } from './cut-windows.ts';
import type { SpeechRecogniser } from './hear.ts';
import { speechOptions } from './listen-to.ts';
import { recogniseWindows } from './recognise.ts';
import type { TranscriptionParts } from './run.ts';

export interface HearStretchParts {
  readonly library: Pick<Library, 'media' | 'analyses' | 'transcripts' | 'glossary'>;
  readonly project: Pick<ProjectService, 'readTrack'>;
  readonly settings: { readonly get: () => Promise<Pick<Settings, 'model' | 'device'>> };
  readonly tools: () => Promise<FfmpegTools>;
  readonly openRecogniser: TranscriptionParts['openRecogniser'];
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Sound on both sides, so that no word is cut. */
const marginMs = 300;
/** A word whose middle lies so far outside belongs to the cue beside the stretch. */
const slackMs = 150;
/** Where the detector heard less than this share of speech, all of the stretch is listened to. */
const minSpeechShare = 0.25;
/** What is listened to whatever it is, in pieces that a window holds. */
const pieceMs = 25_000;

/**
 * Hears a stretch of a track's recording again and gives the cues that would stand there: nothing is stored, and the track
 * stays as it is until somebody takes them. What a transcription to the same settings would write elsewhere is left out.
 */
export async function hearStretch(
  parts: HearStretchParts,
  request: StretchRequest,
  signal: AbortSignal,
): Promise<readonly TrackCue[]> {
  const { library, project } = parts;
  const { mediaId, track, cues } = await project.readTrack(request.trackId);
  if (track.state === 'growing') throw new SidecutError('track-growing', { name: track.name });
  const { record, media } = await mediumOfJob(library, { mediaId });
  const settings = await parts.settings.get();
  const transcript = await library.transcripts.ofTrack(track.id);
  const audio = chooseAudioTrack(media, transcript === null ? undefined : transcript.audioTrack + 1);
  const language = request.language ?? (track.language === 'und' ? 'auto' : primaryLanguage(track.language));
  const options = {
    ...{ model: request.model ?? track.model ?? settings.model, language, task: 'transcribe' as const },
    ...{ profile: track.profile, device: settings.device, audioTrack: audio.index },
  } as const;
  const { recogniser } = await parts.openRecogniser(options, signal, () => undefined);
  const heard: Span = {
    startMs: Math.max(0, request.startMs - marginMs),
    endMs: Math.min(media.durationMs, request.endMs + marginMs),
  };
  const sound = readAudio(await parts.tools(), media, { track: audio, ...heard, signal });
  const speechOfTrack = { kind: speech.kind, options: speechOptions({ media }, audio) };
  const stored = await library.analyses.find({ ...record, ...speechOfTrack });
  const regions = regionsWithin(speech.result.safeParse(stored?.value).data ?? [], heard);
  const { beamSize, hint } = request;
  const prompt = promptOf(await library.glossary.list(mediaId), hint);
  const transcribe = { language, beamSize, ...(prompt === undefined ? {} : { prompt }) };
  const windows = await recogniseAll(recogniser, sound, regions, transcribe);
  const words = joinWindows(windows)
    .map((word) => ({ ...spokenIn(language, track.language), ...shifted(word, heard.startMs) }))
    .filter((word) => isWithin(word, request));
  const beside = cues.filter((cue) => !isReplaced(cue, request));
  const layout = await layoutOfTrack(library, record, track, { leavesOutFillers: false });
  return new TrackProjection(track.id)
    .project(
      words,
      layout,
      beside.map(({ id, startMs, endMs }) => ({ id, spoken: null, now: { startMs, endMs } })),
    )
    .flatMap((stretch) => stretch.cues)
    .map((cue) => ({ ...cue, id: randomUUID() }));
}

async function recogniseAll(
  recogniser: SpeechRecogniser,
  sound: AsyncIterable<Float32Array>,
  regions: readonly SpeechRegion[],
  transcribe: Parameters<SpeechRecogniser['transcribe']>[1],
): Promise<readonly TranscriptWindow[]> {
  const { batchSize, maxWindowMs } = recogniser;
  const cut = cutWindows(sound, oneByOne(regions), { fromMs: 0, maxWindowMs });
  const options = { batchSize, transcribe, previousText: false, known: [] };
  const windows: TranscriptWindow[] = [];
  for await (const batch of recogniseWindows(cut, recogniser, options)) windows.push(...batch);
  return windows;
}

/** Milliseconds of the stretch; the person says that somebody speaks there, so none of it is doubted. */
export function regionsWithin(
  found: readonly SpeechRegion[],
  { startMs, endMs }: Span,
): readonly SpeechRegion[] {
  const inside = found
    .map((region) => ({
      startMs: Math.max(region.startMs, startMs) - startMs,
      endMs: Math.min(region.endMs, endMs) - startMs,
    }))
    .filter((region) => region.endMs > region.startMs);
  const lengthMs = endMs - startMs;
  const speechMs = inside.reduce((sum, region) => sum + region.endMs - region.startMs, 0);
  if (speechMs >= lengthMs * minSpeechShare) return inside;
  return Array.from({ length: Math.ceil(lengthMs / pieceMs) }, (_, i) => ({
    startMs: i * pieceMs,
    endMs: Math.min(lengthMs, (i + 1) * pieceMs),
  }));
}

// oxlint-disable-next-line typescript/require-await -- what is known at once is read as if it came
async function* oneByOne<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** What was asked for in another language than the track's is said in it. */
function spokenIn(asked: string, ofTrack: string): Pick<Word, 'language'> {
  return asked === 'auto' || primaryLanguage(asked) === primaryLanguage(ofTrack) ? {} : { language: asked };
}

function shifted(word: Word, byMs: number): Word {
  return { ...word, startMs: word.startMs + byMs, endMs: word.endMs + byMs };
}

function isWithin(word: Word, { startMs, endMs }: Span): boolean {
  const middleMs = (word.startMs + word.endMs) / 2;
  return middleMs >= startMs - slackMs && middleMs <= endMs + slackMs;
}

function isReplaced({ id }: TrackCue, { replaced }: StretchRequest): boolean {
  return replaced.includes(id);
}
