import { extname } from 'node:path';
import type { FileEntry } from '../../../core/contract/files.ts';

/** What ffmpeg reads and people have; any other file can still be chosen by its name. */
export const mediaExtensions: ReadonlySet<string> = new Set(
  (
    '3g2 3gp aac ac3 aif aiff amr asf avi caf dts dv eac3 f4v flac flv gxf h264 h265 hevc m2ts m2v m4a m4b m4v mka ' +
    'mkv mov mp2 mp3 mp4 mpeg mpg mts mxf nut oga ogg ogm ogv opus qt rm rmvb ts tta vob wav webm wma wmv wv y4m'
  ).split(' '),
);

export const subtitleExtensions: ReadonlySet<string> = new Set(
  'srt vtt webvtt ass ssa ttml dfxp xml itt sbv lrc sub json csv tsv txt edl fcpxml'.split(' '),
);

/** Of models: one that is a folder is chosen by its largest file. */
export const weightsExtensions: ReadonlySet<string> = new Set(['bin', 'safetensors', 'onnx', 'gguf']);

/** Still pictures: more like them is looked for. */
export const imageExtensions: ReadonlySet<string> = new Set(
  'avif bmp gif heic heif jpeg jpg png tif tiff webp'.split(' '),
);

/** By the extension only: nothing is opened while a folder is listed. */
export function fileKind(name: string): Exclude<FileEntry['kind'], 'folder'> {
  const extension = extname(name).slice(1).toLowerCase();
  if (mediaExtensions.has(extension)) return 'media';
  if (subtitleExtensions.has(extension)) return 'subtitle';
  if (imageExtensions.has(extension)) return 'image';
  return weightsExtensions.has(extension) ? 'weights' : 'other';
}
