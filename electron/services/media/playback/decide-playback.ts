import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import type { PlaybackObstacle } from '../../../../core/notes/media.ts';
import { heardSound } from '../../../../core/media/heard-sound.ts';
import { mainPicture } from '../../../../core/media/main-picture.ts';
import type { AudioTrack, MediaInfo, VideoTrack } from '../../../../core/media/media-info.ts';

/** Whether Chromium plays the file as it is; otherwise why not. */
export type PlaybackDecision =
  | { readonly kind: 'direct'; readonly mimeType: string }
  | { readonly kind: 'proxy'; readonly reason: Note };

type Playable = Pick<MediaInfo, 'container' | 'containerStartMs' | 'video' | 'audio'>;

interface Container {
  readonly matches: RegExp;
  readonly name: string;
  readonly videoType: string;
  readonly soundType: string;
  readonly pictures: readonly string[];
  readonly sounds: readonly string[];
}

/**
 * What Chromium's media pipeline takes in builds with H.264 and AAC, as Chrome, Electron and Debian's Chromium are;
 * each line was played in Chromium 156. HEVC depends on the machine's decoder and is left to the copy.
 */
const containers: readonly Container[] = [
  {
    matches: /\bmov\b/,
    name: 'MP4',
    videoType: 'video/mp4',
    soundType: 'audio/mp4',
    pictures: ['h264', 'vp9', 'av1'],
    sounds: ['aac', 'mp3', 'opus', 'flac', 'pcm_s16le'],
  },
  {
    matches: /\bmatroska\b/,
    name: 'Matroska',
    videoType: 'video/webm',
    soundType: 'audio/webm',
    pictures: ['vp8', 'vp9', 'av1', 'h264'],
    sounds: ['opus', 'vorbis', 'aac', 'mp3', 'flac', 'pcm_s16le'],
  },
  soundContainer(/^ogg$/, 'Ogg', 'audio/ogg', ['vorbis', 'opus', 'flac']),
  soundContainer(/^wav$/, 'WAV', 'audio/wav', ['pcm_s16le', 'pcm_s24le', 'pcm_u8', 'pcm_f32le']),
  soundContainer(/^mp3$/, 'MP3', 'audio/mpeg', ['mp3']),
  soundContainer(/^flac$/, 'FLAC', 'audio/flac', ['flac']),
  soundContainer(/^aac$/, 'AAC', 'audio/aac', ['aac']),
];

function soundContainer(matches: RegExp, name: string, type: string, sounds: readonly string[]): Container {
  return { matches, name, videoType: type, soundType: type, pictures: [], sounds };
}

/** Pixel formats that are decoded in software everywhere; 10 bits only where the codec's decoder has them built in. */
const pixelFormats: Readonly<Record<string, readonly string[]>> = {
  h264: ['yuv420p', 'yuvj420p'],
  vp8: ['yuv420p'],
  vp9: ['yuv420p', 'yuv420p10le'],
  av1: ['yuv420p', 'yuv420p10le'],
};

export function decidePlayback(media: Playable): PlaybackDecision {
  const picture = mainPicture(media);
  const sound = heardSound(media);
  const container = containers.find(({ matches }) => matches.test(media.container));
  const obstacle: PlaybackObstacle | undefined =
    container === undefined
      ? { obstacle: 'container', container: containerName(media.container) }
      : (pictureObstacle(picture, container) ??
        soundObstacle(sound, container) ??
        startObstacle(media, container) ??
        orderObstacle(media, { picture, sound }));
  if (obstacle !== undefined) return { kind: 'proxy', reason: note('plays-copy', obstacle) };
  return { kind: 'direct', mimeType: picture === undefined ? container!.soundType : container!.videoType };
}

function pictureObstacle(
  picture: VideoTrack | undefined,
  container: Container,
): PlaybackObstacle | undefined {
  if (picture === undefined) return undefined;
  const codec = codecNames[picture.codec] ?? picture.codec;
  if (container.pictures.length === 0) return { obstacle: 'picture-in-container', container: container.name };
  if (!container.pictures.includes(picture.codec)) return { obstacle: 'video', codec };
  const { pixelFormat } = picture;
  if (pixelFormat === undefined || pixelFormats[picture.codec]?.includes(pixelFormat) === true)
    return undefined;
  return { obstacle: 'pixels', codec, ...describePixels(pixelFormat), pixelFormat };
}

function soundObstacle(
  sound: AudioTrack | undefined,
  { name, sounds }: Container,
): PlaybackObstacle | undefined {
  if (sound === undefined || sounds.includes(sound.codec)) return undefined;
  return { obstacle: 'sound', codec: codecNames[sound.codec] ?? sound.codec, container: name };
}

/** Chromium counts an MP4's duration from its start but its times from zero, so the end could not be reached. */
function startObstacle({ containerStartMs }: Playable, { name }: Container): PlaybackObstacle | undefined {
  return name === 'MP4' && containerStartMs > latestStartMs ? { obstacle: 'late-start' } : undefined;
}

/** A media element shows and plays the first track of each kind; the others do not matter. */
function orderObstacle(
  { video, audio }: Playable,
  { picture, sound }: { readonly picture: VideoTrack | undefined; readonly sound: AudioTrack | undefined },
): PlaybackObstacle | undefined {
  if (picture !== video[0]) return { obstacle: 'not-first', part: 'picture' };
  return sound === audio[0] ? undefined : { obstacle: 'not-first', part: 'sound' };
}

const latestStartMs = 500;

/** Whether the picture can go into an MP4 as it is. */
export function playsInMp4({ codec, pixelFormat }: VideoTrack): boolean {
  return codec === 'h264' && pixelFormat !== undefined && pixelFormats['h264']!.includes(pixelFormat);
}

function describePixels(pixelFormat: string): {
  readonly bits: number | null;
  readonly chroma: string | null;
} {
  const bits = /p(1[0-6])/.exec(pixelFormat)?.[1];
  const chroma = /(444|422)p/.exec(pixelFormat)?.[1];
  return {
    bits: bits === undefined ? null : Number(bits),
    chroma: chroma === undefined ? null : chroma === '444' ? '4:4:4' : '4:2:2',
  };
}

function containerName(container: string): string {
  const first = container.split(',')[0]!;
  return containerNames[first] ?? first.toUpperCase();
}

const containerNames: Readonly<Record<string, string>> = {
  mpegts: 'MPEG-TS',
  mpeg: 'MPEG-PS',
  asf: 'Windows Media',
  flv: 'Flash video',
};

const codecNames: Readonly<Record<string, string>> = {
  h264: 'H.264',
  hevc: 'HEVC',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  prores: 'ProRes',
  dnxhd: 'DNxHD',
  mpeg4: 'MPEG-4 Part 2',
  mpeg2video: 'MPEG-2',
  mjpeg: 'Motion JPEG',
  ac3: 'AC-3',
  eac3: 'E-AC-3',
  dts: 'DTS',
  truehd: 'TrueHD',
  alac: 'ALAC',
  pcm_s16le: 'PCM',
  pcm_s24le: 'PCM',
};
