/** The subtitles of a video's own tracks that lie within a clip. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaInfo, SubtitleTrack } from '../../../core/media/media-info.ts';
import { fileAddress } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { parseStreamText, readStreamText } from '../subtitles/extract-stream.ts';
import { usualText } from '../subtitles/stream-text.ts';
import type { Span } from './clip-plan.ts';
import type { Container } from './containers.ts';
import { writeSubtitleFile } from './subtitle-file.ts';
import type { SubtitleFile } from './subtitle-file.ts';

/** A cue that is shown when the clip begins came at most this long before. */
const longestCueMs = 60_000;

/** The text of a track within `span`, as a file whose times count from its start. */
export async function clipSubtitles(
  tools: FfmpegTools,
  media: MediaInfo,
  track: SubtitleTrack,
  { span, container, folder, signal }: ClipSubtitles,
): Promise<SubtitleFile> {
  const range = { fromMs: Math.max(0, span.startMs - longestCueMs), toMs: span.endMs };
  const text = await readStreamText(tools, media, track, { range, signal });
  const name = `track-${track.streamIndex}`;
  // ffmpeg read it with the container's own times.
  const shifted = {
    startMs: span.startMs + media.containerStartMs,
    endMs: span.endMs + media.containerStartMs,
  };
  if (text.id === 'ass' && container.muxer === 'matroska') {
    const path = join(folder, `${name}.ass`);
    await writeFile(path, clipAss(usualText(text), shifted));
    return { input: ['-f', 'ass', '-i', fileAddress(path)], codec: 'copy' };
  }
  const { cues } = await parseStreamText(text, media, signal);
  return writeSubtitleFile(folder, name, clipTimes(cues, shifted), container, signal);
}

export interface ClipSubtitles {
  readonly span: Span;
  readonly container: Container;
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
}

/** What is shown within `span`, counted from its start. */
export function clipTimes<Timed extends Span>(cues: readonly Timed[], span: Span): readonly Timed[] {
  return cues.flatMap((cue) => {
    const startMs = Math.round(Math.max(cue.startMs, span.startMs) - span.startMs);
    const endMs = Math.round(Math.min(cue.endMs, span.endMs) - span.startMs);
    return endMs > startMs ? [{ ...cue, startMs, endMs }] : [];
  });
}

/** `Dialogue: 0,0:00:01.50,0:00:02.00,Default,...`: layer, start and end lead in every version of the format. */
const dialogue = /^(Dialogue:[^,]*),\s*([\d:.]+)\s*,\s*([\d:.]+)\s*,/;

/** An ASS script with its styles as they are. */
export function clipAss(script: string, span: Span): string {
  const lines = script.split(/\r?\n/).flatMap((line) => {
    const [head, layer, start, end] = dialogue.exec(line) ?? [];
    if (head === undefined || layer === undefined) return [line];
    const times = { startMs: readAssTime(start), endMs: readAssTime(end) };
    return clipTimes([times], span).map(
      ({ startMs, endMs }) =>
        `${layer},${writeAssTime(startMs)},${writeAssTime(endMs)},${line.slice(head.length)}`,
    );
  });
  return lines.join('\n');
}

function readAssTime(text = ''): number {
  return text.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0) * 1000;
}

function writeAssTime(ms: number): string {
  const hundredths = Math.round(ms / 10);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(hundredths / 6000);
  return (
    `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:` +
    `${pad(Math.floor(hundredths / 100) % 60)}.${pad(hundredths % 100)}`
  );
}
