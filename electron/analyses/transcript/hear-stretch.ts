import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { speech } from '../../../core/analysis/speech.ts';
import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import type { Settings } from '../../../core/contract/app.ts';
import type { StretchRequest } from '../../../core/contract/transcripts.ts';
import type { Word } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import { promptOf } from '../../../core/glossary/prompt.ts';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { joinWindows } from '../../../core/transcript/join-windows.ts';
import { TrackProjection } from '../../../core/transcript/track-projection.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { Library } from '../../services/library/library.ts';
import type { TranscriptRecord, TranscriptWindow } from '../../services/library/transcript-record.ts';
import { mediumOfJob } from '../../services/media/job-medium.ts';
import { chooseAudioTrack } from '../../services/media/sound/audio-track.ts';
import { readAudio } from '../../services/media/sound/audio-stream.ts';
import { sampleRate } from '../../services/media/sound/place-samples.ts';
import type { ProjectService } from '../../services/project/project-service.ts';
import { layoutOfTrack } from '../../services/transcripts/rebuild-cues.ts';
import { cutWindows } from './cut-windows.ts';
import type { SpeechRecogniser } from './hear.ts';
import { speechOptions } from './listen-to.ts';
import { oneByOne } from './one-by-one.ts';
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
  const { language = languageSpoken(track, transcript) } = request;
  // What was translated stays a translation: its track has one language, whatever is spoken.
  const isTranslation = track.source === 'translation';
  const task = isTranslation ? ('translate' as const) : ('transcribe' as const);
  const options = {
    ...{ model: request.model ?? track.model ?? settings.model, language, task },
    ...{ profile: track.profile, device: settings.device, audioTrack: audio.index },
  } as const;
  const { recogniser } = await parts.openRecogniser(options, signal, () => undefined);
  const asked = { startMs: Math.max(0, request.startMs - marginMs), endMs: request.endMs + marginMs };
  const sound: Float32Array[] = [];
  const pieces = readAudio(await parts.tools(), media, { track: audio, ...asked, signal });
  for await (const piece of pieces) sound.push(piece);
  const heard = untilEnd(asked, sound);
  const speechOfTrack = { kind: speech.kind, options: speechOptions({ media }, audio) };
  const stored = await library.analyses.find({ ...record, ...speechOfTrack });
  const regions = regionsWithin(speech.result.safeParse(stored?.value).data ?? [], heard);
  const { beamSize, hint } = request;
  const prompt = promptOf(await library.glossary.list(mediaId), hint);
  const transcribe = { language, task, beamSize, ...(prompt === undefined ? {} : { prompt }) } as const;
  const windows = await recogniseAll(recogniser, oneByOne(sound), regions, transcribe);
  const own = isTranslation ? {} : spokenIn(language, track.language);
  const words = joinWindows(windows, isTranslation ? track.language : undefined)
    .map((word) => ({ ...own, ...shifted(word, heard.startMs) }))
    .filter((word) => isWithin(word, request));
  const beside = cues.filter((cue) => !isReplaced(cue, request));
  const layout = await layoutOfTrack(library, record, track, { leavesOutFillers: false });
  const durationMs = words.reduce((last, { endMs }) => Math.max(last, endMs), media.durationMs);
  return new TrackProjection(track.id)
    .project(
      words,
      { ...layout, durationMs },
      beside.map(({ id, startMs, endMs }) => ({ id, spoken: null, now: { startMs, endMs } })),
    )
    .flatMap((stretch) => stretch.cues)
    .map((cue) => ({ ...cue, id: randomUUID() }));
}

/** To the end of the sound at the latest, which may be another than that of a length that was guessed. */
function untilEnd({ startMs, endMs }: Span, sound: readonly Float32Array[]): Span {
  const samples = sound.reduce((sum, piece) => sum + piece.length, 0);
  return { startMs, endMs: Math.min(endMs, startMs + Math.ceil((samples * 1000) / sampleRate)) };
}

/** As the track was heard, where that is known; what a translation is written in says nothing of it. */
function languageSpoken(
  { language, source }: Pick<SubtitleTrack, 'language' | 'source'>,
  transcript: TranscriptRecord | null,
): string {
  if (source === 'translation') return askedSchema.safeParse(transcript?.options).data?.language ?? 'auto';
  return language === 'und' ? 'auto' : primaryLanguage(language);
}

/** Of the options by which a transcript is known. */
const askedSchema = z.object({ language: z.string() });

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
