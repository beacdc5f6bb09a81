import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cue } from '../../../core/cues/cue.ts';
import { fileAddress } from '../ffmpeg/ffmpeg-input.ts';
import type { Container } from './containers.ts';
import { writeAside } from './write-aside.ts';

/** A file with cues that ffmpeg puts into a video. */
export interface SubtitleFile {
  /** ffmpeg's arguments. */
  readonly input: readonly string[];
  readonly codec: 'copy' | 'mov_text';
}

/** See `writeStream`. */
export async function writeSubtitleFile(
  folder: string,
  name: string,
  cues: readonly Cue[],
  container: Container,
  signal?: AbortSignal,
): Promise<SubtitleFile> {
  const isMatroska = container.muxer === 'matroska';
  const path = join(folder, `${name}.${isMatroska ? 'srt' : 'vtt'}`);
  const text = await writeAside(cues, { signal }, ({ stream }, until) => stream({ cues, isMatroska }, until));
  await writeFile(path, text);
  return {
    input: ['-f', isMatroska ? 'srt' : 'webvtt', '-i', fileAddress(path)],
    codec: isMatroska ? 'copy' : 'mov_text',
  };
}
