/** The containers that exports write, and what they hold without re-encoding. */
import { extname } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { AudioTrack, MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';

export interface Container {
  /** For people. */
  readonly name: 'MP4' | 'QuickTime' | 'Matroska';
  readonly muxer: 'mp4' | 'mov' | 'matroska';
}

const containers: Readonly<Record<string, Container>> = {
  '.mp4': { name: 'MP4', muxer: 'mp4' },
  '.m4v': { name: 'MP4', muxer: 'mp4' },
  '.m4a': { name: 'MP4', muxer: 'mp4' },
  '.mov': { name: 'QuickTime', muxer: 'mov' },
  '.mkv': { name: 'Matroska', muxer: 'matroska' },
  '.mka': { name: 'Matroska', muxer: 'matroska' },
};

const mp4Video = new Set([
  ...[
    'h264',
    'hevc',
    'av1',
    'vp9',
    'vvc',
    'mpeg4',
    'mpeg2video',
    'mpeg1video',
    'mjpeg',
    'png',
    'jpeg2000',
    'vc1',
  ],
]);
const mp4Audio = new Set(['aac', 'mp3', 'mp2', 'ac3', 'eac3', 'alac', 'opus', 'flac', 'dts']);
const movVideo = new Set([
  ...mp4Video,
  'prores',
  'dnxhd',
  'cfhd',
  'dvvideo',
  'qtrle',
  'rawvideo',
  'h263',
  'svq3',
]);
const movAudio = new Set(['aac', 'mp3', 'ac3', 'eac3', 'alac']);

/** By the extension of the file to write. */
export function containerOf(path: string): Container {
  const container = containers[extname(path).toLowerCase()];
  if (container !== undefined) return container;
  throw new SidecutError('unknown-format', { reason: 'container' });
}

/** What files of these containers may end in, without the dot; of all without a choice. */
export function containerExtensions(muxer?: Container['muxer']): readonly string[] {
  return Object.entries(containers)
    .filter(([, container]) => muxer === undefined || container.muxer === muxer)
    .map(([extension]) => extension.slice(1));
}

export function holdsVideo(container: Container, codec: string): boolean {
  if (container.muxer === 'matroska') return codec !== 'unknown';
  return (container.muxer === 'mov' ? movVideo : mp4Video).has(codec);
}

export function holdsAudio(container: Container, track: AudioTrack): boolean {
  if (container.muxer === 'matroska') return track.codec !== 'unknown';
  if (container.muxer === 'mov') return movAudio.has(track.codec) || track.codec.startsWith('pcm_');
  return mp4Audio.has(track.codec);
}

export interface Misfit {
  readonly part: 'picture' | 'sound';
  readonly codec: string;
}

/** The first stream that the container can't hold as it is; null when it holds all. */
export function whatDoesNotFit(container: Container, media: MediaInfo): Misfit | null {
  const picture = media.video.find((track) => !holdsVideo(container, track.codec));
  if (picture !== undefined) return { part: 'picture', codec: picture.codec };
  const sound = media.audio.find((track) => !holdsAudio(container, track));
  return sound === undefined ? null : { part: 'sound', codec: sound.codec };
}

/** What every file of the container is written with. `copied`: its first video tracks, where they are taken as they are. */
export function muxerArguments(container: Container, copied: readonly VideoTrack[], path: string): string[] {
  return [
    // Without this tag Apple's players do not recognise HEVC.
    ...copied.flatMap(({ codec }, i) =>
      codec === 'hevc' && container.muxer !== 'matroska' ? [`-tag:v:${i}`, 'hvc1'] : [],
    ),
    ...['-f', container.muxer, `file:${path}`],
  ];
}
