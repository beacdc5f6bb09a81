import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Cue } from '../../../core/cues/cue.ts';
import type { Note } from '../../../core/notes.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { probe } from '../media/probe.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import { eyes, makeMedia, temporaryFolder, tools } from '../media/testing/media-files.ts';
import { extractStream } from '../subtitles/extract-stream.ts';
import { muxSubtitles } from './mux-subtitles.ts';
import { makeClip, sampleCues } from './testing/clips.ts';

const folder = temporaryFolder();
const media = await makeClip(folder, 'clip.mp4');
const tracks = [
  { name: 'German, "formal"', language: 'de-AT', cues: sampleCues },
  { name: 'English', language: 'en', cues: [{ startMs: 40, endMs: 3900, text: 'One' }] },
];
const muxed = async (
  source: MediaInfo,
  container: 'mp4' | 'mkv',
  name: string,
): Promise<{ readonly info: MediaInfo; readonly notes: readonly Note[] }> => {
  const outputPath = join(folder, name);
  const request = { media: source, tracks, container, outputPath, overwrite: true };
  const { notes } = await muxSubtitles(tools, request);
  return { info: await probe(eyes, outputPath), notes };
};

/** What a player calls a subtitle track: Matroska has titles, MP4 names of handlers. */
async function titlesOf(info: MediaInfo): Promise<readonly string[]> {
  const run = await runProgram(eyes.ffprobe, [
    ...[
      '-v',
      'error',
      '-select_streams',
      's',
      '-show_entries',
      'stream_tags=title,handler_name',
      '-of',
      'json',
    ],
    `file:${info.path}`,
  ]);
  const { streams } = JSON.parse(run.stdout) as { streams: { tags: Record<string, string> }[] };
  return streams.map(({ tags }) => tags['title'] ?? tags['handler_name'] ?? '');
}

/**
 * The cues of a stream as they stand to the first picture: Matroska knows no time before 0, so a file whose sound
 * begins before its picture (AAC's priming) is moved as a whole.
 */
async function cuesBesidePicture(info: MediaInfo, index: number): Promise<readonly Cue[]> {
  const { cues } = await extractStream(tools, info, info.subtitles[index]!.streamIndex);
  const offset = Math.round(info.video[0]?.startMs ?? 0);
  return cues.map((cue) => ({ ...cue, startMs: cue.startMs - offset, endMs: cue.endMs - offset }));
}

it.each(['mp4' as const, 'mkv' as const])(
  'shows the chosen track from the start in %s, and none that the video has',
  async (container) => {
    const name = `chosen.${container}`;
    const outputPath = join(folder, name);
    const first = await muxed(media, container, `before.${container}`);
    const chosen = tracks.map((track, i) => ({ ...track, isDefault: i === 0 }));
    const request = { media: first.info, tracks: chosen, container, outputPath, overwrite: true };
    await muxSubtitles(tools, request);
    const { stdout } = await runProgram(eyes.ffprobe, [
      ...[
        '-v',
        'error',
        '-select_streams',
        's',
        '-show_entries',
        'stream_disposition=default',
        '-of',
        'csv=p=0',
      ],
      `file:${outputPath}`,
    ]);
    expect(stdout.trim().split(/\s+/)).toEqual(['0', '0', '1', '0']);
  },
);

it.each([
  ['mp4' as const, 'mov_text', 'deu'],
  ['mkv' as const, 'subrip', 'ger'],
])(
  'puts tracks into %s with languages and titles, and they read back the same',
  async (container, codec, german) => {
    const { info, notes } = await muxed(media, container, `muxed.${container}`);
    // Of de-AT, which the name does not tell.
    expect(notes.map(({ code }) => code)).toEqual(container === 'mp4' ? ['region-in-name'] : []);
    expect(info.subtitles.map((stream) => [stream.codec, stream.language])).toEqual([
      [codec, german],
      [codec, 'eng'],
    ]);
    const named = container === 'mp4' ? 'German, "formal" [de-AT]' : 'German, "formal"';
    expect(await titlesOf(info)).toEqual([named, 'English']);
    expect([info.video[0]?.codec, info.audio[0]?.codec]).toEqual([media.video[0]?.codec, 'aac']);
    expect(await cuesBesidePicture(info, 0)).toEqual(sampleCues);
    expect(await cuesBesidePicture(info, 1)).toEqual(tracks[1]?.cues);
  },
);

it('keeps chapters, other tracks and subtitles that are there, also in another container', async () => {
  const notes = join(folder, 'chapters.txt');
  await writeFile(
    notes,
    ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=2000\nEND=4000\ntitle=Two\n',
  );
  const srt = join(folder, 'there.srt');
  await writeFile(srt, '1\n00:00:01,000 --> 00:00:02,000\nOld <b>text</b>\n');
  const path = await makeMedia(
    join(folder, 'rich.mkv'),
    ['-i', media.path, '-i', srt, '-i', notes],
    '-map 0 -map 0:a -map 1 -map_metadata 2 -c copy -c:s ass -metadata:s:s:0 language=fre',
  );
  const rich = await probe(eyes, path);
  expect(rich.subtitles).toHaveLength(1);
  const { info } = await muxed(rich, 'mkv', 'rich out.mkv');
  expect(info.audio).toHaveLength(2);
  expect(info.chapters.map(({ title, startMs }) => [title, startMs])).toEqual([
    ['One', 0],
    ['Two', 2000],
  ]);
  expect(info.subtitles.map(({ codec, language }) => [codec, language])).toEqual([
    ['ass', 'fre'],
    ['subrip', 'ger'],
    ['subrip', 'eng'],
  ]);
  const mp4 = await muxed(info, 'mp4', 'rich out.mp4');
  expect(mp4.info.subtitles).toHaveLength(5);
  expect(mp4.info.chapters.map(({ title }) => title)).toEqual(['One', 'Two']);
  expect(await cuesBesidePicture(mp4.info, 0)).toEqual([
    { startMs: 1000, endMs: 2000, text: 'Old <b>text</b>' },
  ]);
});

it('keeps the times beside the pictures where the file does not begin at 0', async () => {
  const late = await probe(
    tools,
    await makeMedia(
      join(folder, 'late.ts'),
      ['-i', media.path],
      '-c:v mpeg2video -c:a copy -output_ts_offset 7',
    ),
  );
  expect(late.containerStartMs).toBeGreaterThan(6000);
  const { info } = await muxed(late, 'mkv', 'late.mkv');
  // On the timeline of the source the picture begins a little after 0, and so must the text here.
  const shift = (info.video[0]?.startMs ?? 0) - (late.video[0]?.startMs ?? 0);
  const { cues } = await extractStream(tools, info, info.subtitles[0]!.streamIndex);
  expect(cues).toHaveLength(sampleCues.length);
  for (const [index, cue] of cues.entries()) {
    expect(Math.abs(cue.startMs - shift - sampleCues[index]!.startMs)).toBeLessThanOrEqual(2);
  }
});

it('says what MP4 can not hold before it begins', async () => {
  const path = await makeMedia(join(folder, 'old.mkv'), ['-i', media.path], '-c:v copy -c:a pcm_s16le');
  const old = await probe(eyes, path);
  await expect(muxed(old, 'mp4', 'old.mp4')).rejects.toMatchObject({
    code: 'unknown-format',
    facts: { reason: 'does-not-fit', container: 'MP4', part: 'sound', codec: 'pcm_s16le', name: 'old.mkv' },
  });
  expect((await readdir(folder)).filter((name) => name.includes('old.mp4'))).toEqual([]);
});
