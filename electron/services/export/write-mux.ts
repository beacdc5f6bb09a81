/** The file of a mux: what is mapped, copied, encoded and named. */
import { extname, join } from 'node:path';
import { defaultPicture } from '../../../core/contract/export.ts';
import type { AudioTrack, MediaInfo, SubtitleTrack, VideoTrack } from '../../../core/media/media-info.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import type { ExportNotes } from '../../../core/notes/export.ts';
import { fileAddress, ffmpegInput, ffmpegStart } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { writeLanguages } from '../ffmpeg/matroska-languages.ts';
import { planColour } from '../ffmpeg/tone-map.ts';
import { readPictureTimes } from '../media/picture-times.ts';
import type { SourceStream } from '../media/source-streams.ts';
import { isTextSubtitle } from '../media/text-codecs.ts';
import { muxerArguments } from './containers.ts';
import type { Container } from './containers.ts';
import { audioArguments, encodePicture, writableSounds } from './encode-video.ts';
import type { PictureArguments } from './encode-video.ts';
import { shownTimes } from './extra-frames.ts';
import { planFraming } from './framing.ts';
import type { MuxedTrack } from './muxed-track.ts';
import type { SubtitleFile } from './subtitle-file.ts';
import { languageToWrite, wordArguments, wordNotes, wordsOf } from './track-words.ts';
import type { TrackWords } from './track-words.ts';

export interface MuxWork {
  readonly tools: FfmpegTools;
  readonly media: MediaInfo;
  readonly container: Container;
  readonly outputPath: string;
  readonly streams: readonly SourceStream[];
  /** The new tracks, and a file for each. */
  readonly tracks: readonly MuxedTrack[];
  readonly files: readonly SubtitleFile[];
  /** Path of the chapters in ffmpeg's own text; null where those of the video stay. */
  readonly chapterFile: string | null;
  /** Subtitles that the video has and keeps. */
  readonly kept: readonly SubtitleTrack[];
  readonly picture: VideoTrack | undefined;
  /** Why the picture is encoded; null when everything is copied. */
  readonly reason: ExportNotes['picture-encoded']['reason'] | null;
  /** Sound that is encoded since an edit list hides parts of it. */
  readonly sounds: ReadonlySet<AudioTrack>;
  readonly folder: string;
  readonly run: (programArguments: readonly string[]) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

export interface Muxed {
  readonly notes: readonly Note[];
  /** Indexes of the streams that it has. */
  readonly kept: ReadonlySet<number>;
}

export async function writeMux(work: MuxWork, path: string): Promise<Muxed> {
  const { container, picture, reason } = work;
  const video = reason === null || picture === undefined ? work.media.video : [picture];
  const covers = await takeCovers(work, video.length);
  const words = trackWords(work, video);
  const wanted = words.flatMap((track) => languageToWrite(track) ?? []);
  const write = async (writesTags: boolean): Promise<readonly Note[]> => {
    const named = wordArguments(words, container, writesTags);
    if (reason === null || picture === undefined) {
      await work.run(muxArguments(work, null, video, [...covers.output, ...named], path));
      return [];
    }
    const notes = await encode(work, picture, (encoded) =>
      work.run(muxArguments(work, encoded, video, [...covers.output, ...named], path)),
    );
    return [note('picture-encoded', { reason, container: container.name }), ...notes];
  };
  let writesTags = container.muxer === 'matroska' && wanted.length > 0;
  let notes = await write(writesTags);
  if (writesTags && !(await writeLanguages(path, wanted))) {
    writesTags = false;
    notes = await write(false);
  }
  const sounds = writableSounds(container, work.media.audio, work.sounds);
  const kept = [...video, ...sounds, ...work.kept].map(({ streamIndex }) => streamIndex);
  return {
    notes: [...notes, ...wordNotes(words, container, writesTags)],
    kept: new Set([...kept, ...covers.indexes, ...attachments(work)]),
  };
}

async function encode(
  { tools, media, streams, folder, signal }: MuxWork,
  track: VideoTrack,
  run: (encoded: PictureArguments) => Promise<void>,
): Promise<readonly Note[]> {
  const source = streams.find(({ index }) => index === track.streamIndex);
  const colour = await planColour(tools, source?.highRange ?? null);
  const times = shownTimes(await readPictureTimes(tools, media, track.streamIndex, { signal }));
  const framing = planFraming(track, defaultPicture);
  const work = { track, colour, times, moments: [], timing: [], framing, drawing: [], folder };
  return encodePicture(tools, work, run);
}

/** `encoded`: null when the picture is copied. */
function muxArguments(
  { media, container, streams, kept, tracks, files, chapterFile, sounds }: MuxWork,
  encoded: PictureArguments | null,
  video: readonly VideoTrack[],
  more: readonly string[],
  path: string,
): string[] {
  const isMatroska = container.muxer === 'matroska';
  const firstFile = encoded !== null && encoded.inputs.length > 0 ? 2 : 1;
  return [
    ...[...ffmpegStart, '-y', ...(encoded?.device ?? []), ...ffmpegInput(media)],
    ...[...(encoded?.inputs ?? []), ...files.flatMap(({ input }) => input)],
    ...(chapterFile === null ? [] : ['-f', 'ffmetadata', '-i', fileAddress(chapterFile)]),
    ...(encoded?.output ??
      video.flatMap((track, i) => ['-map', `0:${track.streamIndex}`, `-c:v:${i}`, 'copy'])),
    ...audioArguments(container, media.audio, sounds),
    ...kept.flatMap((track, i) => [
      '-map',
      `0:${track.streamIndex}`,
      `-c:s:${i}`,
      keptCodec(track, container),
    ]),
    ...defaultArguments(kept, streams, tracks),
    ...files.flatMap(({ codec }, i) => ['-map', `${firstFile + i}:s:0`, `-c:s:${kept.length + i}`, codec]),
    // Fonts of ASS subtitles among them; MP4 has no attachments.
    ...(isMatroska && streams.some(({ kind }) => kind === 'attachment')
      ? ['-map', '0:t', '-c:t', 'copy']
      : []),
    ...['-map_metadata', '0', '-map_chapters', chapterFile === null ? '0' : String(firstFile + files.length)],
    ...more,
    // A checksum over the tracks would not fit when their languages are completed.
    ...(isMatroska ? ['-write_crc32', '0'] : []),
    ...muxerArguments(container, encoded === null ? video : [], path),
  ];
}

function trackWords(
  { media, container, streams, kept, tracks, sounds }: MuxWork,
  video: readonly VideoTrack[],
): TrackWords[] {
  const streamOf = ({ streamIndex }: { readonly streamIndex: number }): SourceStream | undefined =>
    streams.find(({ index }) => index === streamIndex);
  return [
    ...video.map((track, i) => wordsOf(`v:${i}`, streamOf(track))),
    ...writableSounds(container, media.audio, sounds).map((track, i) => wordsOf(`a:${i}`, streamOf(track))),
    ...kept.map((track, i) => wordsOf(`s:${i}`, streamOf(track))),
    ...tracks.map(({ name, language }, i) => ({ place: `s:${kept.length + i}`, language, name })),
  ];
}

interface Covers {
  readonly indexes: readonly number[];
  readonly output: readonly string[];
}

/**
 * MP4 takes covers as they are. In Matroska they are attached files: as a stream, ffmpeg would write a video of one
 * frame. `firstPlace`: how many video tracks stand before them.
 */
async function takeCovers(work: MuxWork, firstPlace: number): Promise<Covers> {
  const covers = work.streams.filter(({ kind, codec }) => kind === 'cover' && coverTypes.has(codec));
  const indexes = covers.map(({ index }) => index);
  if (work.container.muxer !== 'matroska') {
    const output = covers.flatMap(({ index }, i) => ['-map', `0:${index}`, `-c:v:${firstPlace + i}`, 'copy']);
    return { indexes, output };
  }
  const output: string[] = [];
  const fonts = work.streams.filter(({ kind }) => kind === 'attachment').length;
  for (const [i, { index, codec }] of covers.entries()) {
    const { extension, type } = coverTypes.get(codec)!;
    const file = join(work.folder, `cover${i === 0 ? '' : i}${extension}`);
    await work.run([
      ...[...ffmpegStart, '-y', ...ffmpegInput(work.media), '-map', `0:${index}`, '-c', 'copy'],
      ...['-frames:v', '1', '-f', 'image2', '-update', '1', fileAddress(file)],
    ]);
    const place = `-metadata:s:t:${fonts + i}`;
    output.push('-attach', file, place, `mimetype=${type}`, place, `filename=cover${extname(file)}`);
  }
  return { indexes, output };
}

/** As Matroska names them (its "Cover Art" page). */
const coverTypes: ReadonlyMap<string, { readonly extension: string; readonly type: string }> = new Map([
  ['mjpeg', { extension: '.jpg', type: 'image/jpeg' }],
  ['png', { extension: '.png', type: 'image/png' }],
]);

function attachments({ container, streams }: MuxWork): readonly number[] {
  if (container.muxer !== 'matroska') return [];
  return streams.flatMap(({ kind, index }) => (kind === 'attachment' ? [index] : []));
}

/** Which subtitles players show from the start. Where a new one is chosen, none of the video's own is. */
function defaultArguments(
  kept: readonly SubtitleTrack[],
  streams: readonly SourceStream[],
  tracks: readonly MuxedTrack[],
): readonly string[] {
  const isChosen = tracks.some(({ isDefault }) => isDefault === true);
  const ofKept = kept.flatMap(({ streamIndex }, i) => {
    const flags = streams.find(({ index }) => index === streamIndex)?.flags ?? [];
    const others = flags.filter((flag) => flag !== 'default');
    return isChosen ? [`-disposition:s:${i}`, others.join('+') || '0'] : [];
  });
  const ofNew = tracks.flatMap(({ isDefault }, i) =>
    isDefault === undefined ? [] : [`-disposition:s:${kept.length + i}`, isDefault ? 'default' : '0'],
  );
  return [...ofKept, ...ofNew];
}

function keptCodec({ codec }: SubtitleTrack, container: Container): string {
  if (!isTextSubtitle(codec)) return 'copy';
  if (container.muxer !== 'matroska') return codec === 'mov_text' ? 'copy' : 'mov_text';
  return ['subrip', 'ass', 'ssa', 'webvtt'].includes(codec) ? 'copy' : 'srt';
}
