import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cue } from '../../../core/cues/cue.ts';
import { formatById } from '../../../core/formats/registry.ts';
import { writeWebVtt } from '../../../core/formats/webvtt/write-webvtt.ts';
import { fileAddress } from '../ffmpeg/ffmpeg-input.ts';
import type { Container } from './containers.ts';

/** A file with cues that ffmpeg puts into a video. */
export interface SubtitleFile {
  /** ffmpeg's arguments. */
  readonly input: readonly string[];
  readonly codec: 'copy' | 'mov_text';
}

/**
 * Matroska takes SRT as it is. For MP4 ffmpeg reads the text, and drops from SRT whatever stands in angle brackets;
 * WebVTT says which of them are text.
 */
export async function writeSubtitleFile(
  folder: string,
  name: string,
  cues: readonly Cue[],
  container: Container,
): Promise<SubtitleFile> {
  const isMatroska = container.muxer === 'matroska';
  const path = join(folder, `${name}.${isMatroska ? 'srt' : 'vtt'}`);
  const plain = cues.map(({ startMs, endMs, text }) => ({ startMs, endMs, text }));
  await writeFile(
    path,
    isMatroska ? formatById('srt')!.write({ cues }) : writeWebVtt(plain, { settings: false }),
  );
  return {
    input: ['-f', isMatroska ? 'srt' : 'webvtt', '-i', fileAddress(path)],
    codec: isMatroska ? 'copy' : 'mov_text',
  };
}
