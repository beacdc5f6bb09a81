import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { speech } from '../../../core/analysis/speech.ts';
import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import type { SpeakersOptions, SpeakersResult } from '../../../core/analysis/speakers.ts';
import type { AudioTrack } from '../../../core/media/media-info.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import { chooseAudioTrack } from '../../services/media/sound/audio-track.ts';
import { requireDecodable } from '../../services/media/decodable.ts';
import { waitForFileLock } from '../../services/locks/file-lock.ts';
import type { Medium } from '../analysis-work.ts';
import type { AnalysisRuns } from '../analysis-runs.ts';
import type { MadeResult } from '../keep-result.ts';
import { onThread } from '../on-thread.ts';
import type { SharedSounds } from '../sound/shared-sound.ts';
import { speechOptions } from '../transcript/listen-to.ts';
import { hearAtOnce, hearLevels, hearVoices } from './hear-voices.ts';
import type { HeardRegions, HearingHooks, SpokenSound } from './hear-voices.ts';
import type { SegmentSpeakers } from './segmenter.ts';
import { speakersContract } from './speakers-contract.ts';
import type { VoiceEncoder } from './voice-encoder.ts';
import { forgetVoiceFiles, VoiceFile } from './voice-file.ts';

export interface FindSpeakersParts {
  readonly runs: Pick<AnalysisRuns, 'need'>;
  readonly sounds: SharedSounds;
  /** By id; see [Note: Voices in parts]. */
  readonly openEncoder: (model: string, signal: AbortSignal) => Promise<VoiceEncoder>;
  /** By id. */
  readonly openSegmenter: (model: string, signal: AbortSignal) => Promise<SegmentSpeakers>;
  /** Where voices are kept while they are heard. */
  readonly voicesFolder: string;
  readonly locksFolder: string;
}

export interface FindHooks {
  readonly signal: AbortSignal;
  readonly onLoading: () => void;
  /** Another process listens to the same sound. */
  readonly onWait: () => void;
  /** 0 to 1; 1: what was heard is being told apart. */
  readonly onFraction: (fraction: number) => void;
}

/** Raised when windows of the same speech would be others. */
const windowsVersion = 1;

/** A run that nobody went on with for two months. */
const forgetAfterMs = 60 * 24 * 3600 * 1000;

const speakersThread = {
  name: 'speakers',
  contract: speakersContract,
  url: new URL('speakers-thread.ts', import.meta.url),
};

/** Who speaks when in a video; goes on where an earlier run stopped. */
export async function findSpeakers(
  parts: FindSpeakersParts,
  medium: Medium,
  choice: SpeakersOptions,
  hooks: FindHooks,
): Promise<MadeResult<SpeakersResult>> {
  const { value, notes } = choice.perTrack
    ? await byMicrophone(parts, medium, hooks)
    : await byVoice(parts, medium, choice, hooks);
  const wanted = choice.count?.min ?? 1;
  const found = value.speakers.length;
  const more =
    found === 0
      ? [note('nobody-speaks', {})]
      : found < wanted
        ? [note('fewer-speakers', { found, wanted })]
        : [];
  const isWhole = notes.sound.length === 0;
  return { value, notes: [...notes.model, ...notes.sound, ...more], isWhole };
}

interface Found {
  readonly value: SpeakersResult;
  readonly notes: { readonly model: readonly Note[]; readonly sound: readonly Note[] };
}

async function byVoice(
  parts: FindSpeakersParts,
  medium: Medium,
  { audioTrack, voiceModel, segmentationModel, count }: SpeakersOptions,
  { signal, onLoading, onWait, onFraction }: FindHooks,
): Promise<Found> {
  const track = chooseAudioTrack(medium.media, audioTrack === null ? undefined : audioTrack + 1);
  requireDecodable(medium.media, track);
  onLoading();
  const encoder = await parts.openEncoder(voiceModel, signal);
  const path = join(parts.voicesFolder, `${nameOf(medium, track, encoder)}.f32`);
  const lockPath = join(parts.locksFolder, `${nameOf(medium, track, encoder)}.lock`);
  await forgetVoiceFiles(parts.voicesFolder, new Date(Date.now() - forgetAfterMs));
  using _lock = await waitForFileLock(lockPath, { signal, onWait });
  const segment = segmentationModel === null ? null : await parts.openSegmenter(segmentationModel, signal);
  const { durationMs } = medium.media;
  const { heard, notes } = await listen(parts, medium, track, signal, async ({ read, regions }) => {
    const voices = hearing(medium, signal, part(onFraction, 0, segment === null ? 1 : 0.7));
    const spoken = await hearIntoFile({ samples: read(), regions }, encoder, path, voices);
    if (segment === null) return { ...spoken, atOnce: undefined };
    const moments = hearing(medium, signal, part(onFraction, 0.7, 0.3));
    return { ...spoken, atOnce: await hearAtOnce(read(), durationMs, segment, moments) };
  });
  onFraction(1);
  const { dimensions, sameSpeakerAbove } = encoder;
  const found = await onThread(
    speakersThread,
    (calls) => calls.findSpeakers({ path, dimensions, count, ...heard }, { signal }),
    signal,
  );
  await rm(path, { force: true });
  const value = sameSpeakerAbove === undefined ? found : { ...found, sameVoiceAbove: sameSpeakerAbove };
  return { value, notes: { model: encoder.notes, sound: notes } };
}

async function hearIntoFile(
  sound: SpokenSound,
  encoder: VoiceEncoder,
  path: string,
  hooks: HearingHooks,
): Promise<HeardRegions> {
  await using file = await VoiceFile.open(path, encoder.dimensions);
  // Awaited here: the file is open until it is heard.
  return await hearVoices(sound, encoder, file, hooks);
}

/** One after the other: each is decoded for itself. */
async function byMicrophone(
  parts: FindSpeakersParts,
  medium: Medium,
  { signal, onFraction }: FindHooks,
): Promise<Found> {
  const { media } = medium;
  const tracks = media.audio.filter(({ obstacle }) => obstacle === undefined);
  if (tracks.length === 0) requireDecodable(media, chooseAudioTrack(media));
  const microphones: HeardRegions[] = [];
  const odd: Note[] = [];
  for (const [i, track] of tracks.entries()) {
    const own = part(onFraction, i / tracks.length, 1 / tracks.length);
    const { heard, notes } = await listen(parts, medium, track, signal, ({ read, regions }) =>
      hearLevels({ samples: read(), regions }, hearing(medium, signal, own)),
    );
    microphones.push(heard);
    odd.push(...notes);
  }
  onFraction(1);
  const value = await onThread(
    speakersThread,
    (calls) => calls.speakersOfTracks({ tracks: microphones }, { signal }),
    signal,
  );
  return { value, notes: { model: [], sound: odd } };
}

interface HeldSpeech extends Pick<SpokenSound, 'regions'> {
  /** From the start of the recording, each time. */
  readonly read: () => SpokenSound['samples'];
}

/** Holds the sound, so that it is decoded once for this and for whoever finds speech in it. */
async function listen<Heard>(
  { runs, sounds }: FindSpeakersParts,
  medium: Medium,
  track: AudioTrack,
  signal: AbortSignal,
  hear: (sound: HeldSpeech) => Promise<Heard>,
): Promise<{ readonly heard: Heard; readonly notes: readonly Note[] }> {
  const sound = sounds.hold(medium, track);
  const stop = new AbortController();
  const until = AbortSignal.any([signal, stop.signal]);
  try {
    const wanted = [{ kind: speech.kind, options: speechOptions(medium, track) }];
    const { results, left } = await runs.need(medium, wanted, until);
    try {
      const regions = results[0]!.items as AsyncIterable<SpeechRegion>;
      const heard = await hear({ read: () => sound.read(until), regions });
      return { heard, notes: sound.notes() };
    } finally {
      stop.abort();
      await left;
    }
  } finally {
    await sound.release();
  }
}

function hearing(
  { media: { durationMs } }: Medium,
  signal: AbortSignal,
  onFraction: FindHooks['onFraction'],
): HearingHooks {
  return { signal, onPosition: (ms) => onFraction(ms / Math.max(1, durationMs)) };
}

/** Of the whole, in which 1 says that everything is heard. */
function part(onFraction: FindHooks['onFraction'], from: number, share: number): FindHooks['onFraction'] {
  return (fraction) => onFraction(Math.min(0.99, from + share * fraction));
}

function nameOf({ fingerprint }: Medium, { index }: AudioTrack, { identity }: VoiceEncoder): string {
  const work = JSON.stringify([fingerprint, index, identity, speech.version, speech.model, windowsVersion]);
  return createHash('sha256').update(work).digest('hex').slice(0, 32);
}
