import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobStage } from '../../core/contract/job-stages.ts';
import { encodePeaks } from '../../core/media/peaks-file.ts';
import { computePeaks } from '../../core/media/peaks.ts';
import type { InferenceCalls } from '../inference/contract.ts';
import type { JobContext } from '../services/jobs/job-work.ts';
import type { DerivedMedia, SpeechRegion } from '../services/library/media-record.ts';
import { readAudio } from '../services/media/audio-stream.ts';
import { chooseAudioTrack } from '../services/media/audio-track.ts';
import { planSheets, sheetName } from './pictures/contact-sheets.ts';
import type { SheetPlan } from './pictures/contact-sheets.ts';
import type { FfmpegTools } from '../services/ffmpeg/locate-ffmpeg.ts';
import type { AudioTrack, MediaInfo, VideoTrack } from '../../core/media/media-info.ts';
import { SAMPLE_RATE } from '../services/media/place-samples.ts';
import { findShotChanges } from './shots/shots.ts';
import { throwIfCancelled } from '../services/ffmpeg/spawn-ffmpeg.ts';
import { peaksFile, posterFile } from '../services/media/media-folder.ts';
import { writeWholeFile } from '../services/files/write-whole-file.ts';
import { SpeechDetector } from './speech/speech-detector.ts';
import { makePoster } from './pictures/make-poster.ts';

export interface PrepareInput {
  readonly tools: FfmpegTools;
  readonly media: MediaInfo;
  /** What an earlier run has made already; it is not made again. */
  readonly derived: DerivedMedia;
  readonly folder: string;
  readonly inference: Pick<InferenceCalls, 'detectSpeech'>;
}

/** Stores what was made; the page is told. */
export type KeepDerived = (patch: Partial<DerivedMedia>) => Promise<unknown>;

/**
 * [Note: Decodings of an import]
 * The picture is decoded once, by one ffmpeg that writes small frames for the shot detector to a pipe and contact
 * sheets to files. The sound is decoded twice by another, beside it: first for the waveform, which is there after
 * seconds, then for speech detection, which is slower than decoding. Sound costs a fiftieth of the picture. One ffmpeg
 * for both would save no decoding of pictures, and the slower reader of its two pipes would hold up the other; a
 * damaged track would take the other with it.
 */
export async function prepareMedia(
  input: PrepareInput,
  { signal, onProgress }: Pick<JobContext, 'signal' | 'onProgress'>,
  keep: KeepDerived,
): Promise<void> {
  await mkdir(input.folder, { recursive: true });
  const picture = input.media.video[0];
  const sound = input.media.audio.length > 0 ? chooseAudioTrack(input.media) : undefined;
  const shares = { picture: 0, sound: 0 };
  const report = (part: keyof typeof shares, stage: JobStage) => (share: number) => {
    shares[part] = share;
    const parts = [...(picture ? [shares.picture] : []), ...(sound ? [shares.sound] : [])];
    // The slower of the two decides when all is done.
    const fraction = Math.min(...parts);
    onProgress({ fraction, stage, positionMs: fraction * input.media.durationMs });
  };
  const branches: Promise<void>[] = [];
  if (picture)
    branches.push(preparePicture(input, picture, signal, keep, report('picture', 'job.stage.pictures')));
  if (sound) branches.push(prepareSound(input, sound, signal, keep, report('sound', 'job.stage.sound')));
  // What one of them could make is worth having even when the other fails.
  const results = await Promise.allSettled(branches);
  throwIfCancelled(signal);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function preparePicture(
  { tools, media, derived, folder }: PrepareInput,
  track: VideoTrack,
  signal: AbortSignal,
  keep: KeepDerived,
  onFraction: (fraction: number) => void,
): Promise<void> {
  if (!derived.hasPoster && (await hasPoster(tools, media, track, join(folder, posterFile), signal))) {
    await keep({ hasPoster: true });
  }
  if (derived.thumbnails !== null && derived.shots !== null) {
    onFraction(1);
    return;
  }
  const plan = planSheets(track, media.durationMs);
  const shots = await findShotChanges(tools, media, {
    track,
    signal,
    sheets: { plan, folder },
    onProgress: onFraction,
  });
  await keep({ shots, thumbnails: await writtenSheets(plan, folder) });
  onFraction(1);
}

/** A recording that breaks off has fewer sheets than its length promises. */
async function writtenSheets(plan: SheetPlan, folder: string): Promise<SheetPlan> {
  const names = new Set(await readdir(folder));
  let sheets = 0;
  while (names.has(sheetName(sheets))) sheets++;
  return { ...plan, count: Math.min(plan.count, sheets * plan.columns * plan.rows) };
}

/** A recording that breaks off before its tenth part has pictures at its start only. */
async function hasPoster(
  tools: FfmpegTools,
  media: MediaInfo,
  track: VideoTrack,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  for (const atMs of [Math.floor(media.durationMs / 10), 0]) {
    await makePoster(tools, media, { track, atMs, path, signal }).catch(() => throwIfCancelled(signal));
    if ((await stat(path).catch(() => null))?.size) return true;
  }
  return false;
}

async function prepareSound(
  { tools, media, derived, folder, inference }: PrepareInput,
  track: AudioTrack,
  signal: AbortSignal,
  keep: KeepDerived,
  onFraction: (fraction: number) => void,
): Promise<void> {
  const warnings = new Set(derived.warnings);
  const onWarning = ({ message }: { readonly message: string }) => void warnings.add(message);
  if (!derived.hasPeaks) {
    const samples = readAudio(tools, media, { track, signal, onWarning });
    const peaks = await computePeaks(samples, SAMPLE_RATE);
    await writeWholeFile(join(folder, peaksFile), encodePeaks(peaks), { overwrite: true });
    await keep({ hasPeaks: true, warnings: [...warnings] });
  }
  if (derived.speech === null) {
    const speech = await findSpeech(inference, readAudio(tools, media, { track, signal }), signal, (ms) =>
      onFraction(Math.min(1, ms / media.durationMs)),
    );
    await keep({ speech });
  }
  onFraction(1);
}

async function findSpeech(
  inference: Pick<InferenceCalls, 'detectSpeech'>,
  audio: AsyncIterable<Float32Array>,
  signal: AbortSignal,
  onPosition: (ms: number) => void,
): Promise<SpeechRegion[]> {
  const detector = new SpeechDetector(inference, { signal });
  const regions: { startMs: number; endMs: number }[] = [];
  const keep = (found: readonly SpeechRegion[]) => {
    for (const { startMs, endMs } of found) {
      const last = regions.at(-1);
      // Speech that goes on is cut for the recogniser's sake; on the timeline it is one.
      if (last && startMs <= last.endMs) last.endMs = endMs;
      else regions.push({ startMs, endMs });
    }
  };
  let samples = 0;
  for await (const chunk of audio) {
    keep(await detector.push(chunk));
    samples += chunk.length;
    onPosition((samples * 1000) / SAMPLE_RATE);
  }
  keep(await detector.end());
  return regions;
}
