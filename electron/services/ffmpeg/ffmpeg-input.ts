import { resolve } from 'node:path';
import type { MediaInfo } from '../../../core/media/media-info.ts';

/**
 * Demuxers that may open a user's file. Named, because ffmpeg goes by content and not by name: a text file
 * called `video.mp4` may be an HLS playlist, an ffconcat list or an SDP description, which make ffmpeg open
 * other files and addresses. Still pictures and subtitle files are left out too: they are no recordings.
 */
const formats = [
  ...['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'matroska', 'webm', 'avi', 'flv', 'asf', 'asf_o', 'wtv'],
  ...['mpegts', 'mpeg', 'mpegvideo', 'm4v', 'h264', 'hevc', 'vvc', 'obu', 'av1', 'ivf', 'vc1', 'mjpeg'],
  ...['mxf', 'gxf', 'lxf', 'dv', 'nut', 'rm', 'nsv', 'swf', 'gif', 'apng', 'yuv4mpegpipe', 'dhav', 'pva'],
  ...['ogg', 'wav', 'w64', 'aiff', 'caf', 'flac', 'mp3', 'aac', 'loas', 'ac3', 'eac3', 'dts', 'dtshd'],
  ...['truehd', 'mlp', 'amr', 'amrnb', 'amrwb', 'ape', 'au', 'voc', 'wv', 'tta', 'tak', 'mpc', 'mpc8'],
  ...['oma', 'xwma', 'sox', 'dsf', 'iff', 'rso', 'gsm', 'qcp', 'shn', 'spdif', 'film_cpk', 'bink', 'roq'],
].join(',');

/**
 * Options that go before a file's name, for ffmpeg and ffprobe alike. Both must look equally far into the file,
 * because the start time, and with it time 0, depends on which streams they find.
 */
const inputOptions = [
  ...['-protocol_whitelist', 'file,pipe,subfile', '-format_whitelist', formats],
  ...['-probesize', '32M', '-analyzeduration', '15M'],
];

/** A file, and what is special about reading it. */
export type MediaSource = Pick<MediaInfo, 'path' | 'reading'>;

/** `-i` and what belongs before it. `seekMs`: where reading starts, on the presentation timeline. */
export function ffmpegInput(source: MediaSource | string, seekMs = 0): string[] {
  const { path, reading } = typeof source === 'string' ? { path: source, reading: undefined } : source;
  const seek = seekMs > 0 ? ['-ss', (seekMs / 1000).toFixed(6)] : [];
  const gaps = reading?.clock === 'steady' || reading?.clock === 'back' ? keepGaps : [];
  return [...gaps, ...inputOptions, ...seek, '-i', sourceAddress(path, reading?.endBytes)];
}

export function ffprobeInput(source: MediaSource | string): string[] {
  const { path, reading } = typeof source === 'string' ? { path: source, reading: undefined } : source;
  return [...inputOptions, '-i', sourceAddress(path, reading?.endBytes)];
}

/**
 * ffmpeg takes a step of more than 10 s for a jump of the clock, stream by stream: where only the sound pauses, it would
 * move the sound. Where the clock of all does not leap, no step is one; a clock that goes back it corrects in any case.
 */
const keepGaps = ['-dts_delta_threshold', '1000000'];

function sourceAddress(path: string, endBytes: number | undefined): string {
  const address = fileAddress(path);
  return endBytes === undefined ? address : `subfile,,start,0,end,${endBytes},,:${address}`;
}

/** With `file:`, nothing in a name (a leading `-`, `http:`, `concat:`, `|`) means anything to ffmpeg. */
export function fileAddress(path: string): string {
  return `file:${resolve(path)}`;
}

/**
 * A second, empty output that copies the file's other streams to nowhere, so that ffmpeg keeps them in use, see
 * [Note: The presentation timeline]. MP4 and Matroska do without: their clocks do not jump, and leaving streams
 * unused lets ffmpeg skip over the picture's bytes when it reads only the sound.
 */
export function keepStreamsInUse(media: MediaInfo, streamIndex: number): string[] {
  if (/\b(?:mov|matroska)\b/.test(media.container)) return [];
  const others = [
    // A stream whose parameters stayed unknown can't be copied; ffmpeg would refuse to start.
    ...media.video.filter((track) => track.width > 0 && track.height > 0),
    ...media.audio.filter((track) => track.sampleRate > 0 && track.channels > 0),
  ].filter((track) => track.streamIndex !== streamIndex);
  if (others.length === 0) return [];
  return [...others.flatMap((track) => ['-map', `0:${track.streamIndex}`]), '-c', 'copy', '-f', 'null', '-'];
}

/** What every ffmpeg run begins with. Lines are marked with their level; repeated lines are not counted up. */
export const ffmpegStart = ['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'repeat+level+info'];
