import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Note } from '../../../core/notes.ts';
import { findShotChanges } from '../../analyses/shots/shots.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { probe } from './probe.ts';
import { readAudio } from './sound/audio-stream.ts';
import { chooseAudioTrack } from './sound/audio-track.ts';
import {
  everyFfmpeg,
  makeMedia,
  smallVideo,
  source,
  temporaryFolder,
  tone,
  tools,
  twoShots,
} from './testing/media-files.ts';
import { withEdits } from './testing/edit-lists.ts';
import { shortenTone } from './testing/shorten.ts';
import { collect, onsetMs } from './testing/samples.ts';

/** Files that say of themselves what is not so. */
const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);
const named = (name: string): readonly string[] => ['-i', `file:${file(name)}`];

const tsCodecs = '-c:v mpeg2video -q:v 4 -bf 0 -c:a mp2';
const pauseOf = (filter: string): readonly string[] => [
  filter,
  `${filter === '-af' ? 'a' : ''}select=not(between(t\\,2\\,14.5))`,
];

beforeAll(async () => {
  const picture = twoShots(2, 3);
  const short = [...picture, ...tone(1, 3)];
  const long = [...twoShots(16, 18), ...tone(16, 18)];
  await Promise.all([
    makeMedia(file('part.ts'), short, tsCodecs),
    // Noise, then silence: the bit rate of the start says little of the whole.
    makeMedia(file('sound.aac'), source('aevalsrc=0.5*random(0)*lt(t\\,2):d=12'), '-c:a aac -f adts'),
    makeMedia(file('whole.mkv'), short, smallVideo, '-c:a flac'),
    makeMedia(file('late.mp4'), short, smallVideo, '-c:a aac -output_ts_offset 10'),
    makeMedia(file('plain.mp4'), short, smallVideo, '-c:a aac'),
    makeMedia(file('fragments.mp4'), short, smallVideo, '-c:a aac -movflags frag_keyframe+empty_moov'),
    makeMedia(file('known picture.mov'), short, '-c:v mjpeg -c:a aac'),
    makeMedia(file('raw.m4v'), picture, smallVideo, '-f m4v'),
    makeMedia(file('sound pauses.ts'), long, tsCodecs, pauseOf('-af')),
    makeMedia(file('picture pauses.ts'), long, tsCodecs, pauseOf('-vf'), '-vsync vfr'),
    makeMedia(
      file('jittering.mp4'),
      source('testsrc=s=160x90:r=50:d=3,settb=1/1000,setpts=N*20+6*mod(N\\,3)'),
      '-vsync vfr -enc_time_base 1:1000',
      smallVideo,
    ),
    makeMedia(file('moment.mkv'), source('testsrc=s=160x90:r=25:d=0.4'), smallVideo),
  ]);
  await Promise.all([
    makeMedia(file('late.mkv'), ['-itsoffset', '5', ...named('whole.mkv')], '-c copy'),
    joinParts(),
    patch('whole.mkv', 'stale.mkv', halveLength),
    patch('fragments.mp4', 'unknown length.mp4', forgetLengths),
    patch('known picture.mov', 'unknown picture.mov', (bytes) =>
      bytes.write('zzzz', bytes.indexOf('jpeg', bytes.indexOf('stsd'))),
    ),
    patch('plain.mp4', 'protected.mp4', (bytes) => bytes.write('enca', bytes.lastIndexOf('mp4a'))),
    patch('plain.mp4', 'xhe.mp4', makeXheAac),
  ]);
  await Promise.all([reserveSpace(), writeFile(file('tone.shn'), shortenTone(94, 31))]);
});

async function joinParts(): Promise<void> {
  const part = await readFile(file('part.ts'));
  await writeFile(file('joined.ts'), Buffer.concat([part, part]));
}

/** What a recorder had reserved follows; sparse, so that it takes no room. */
async function reserveSpace(): Promise<void> {
  const part = await readFile(file('part.ts'));
  await writeFile(file('reserved.ts'), part);
  await truncate(file('reserved.ts'), part.length + 300_000_000);
  await appendFile(file('reserved.ts'), Buffer.alloc(100));
}

async function patch(from: string, to: string, change: (bytes: Buffer) => unknown): Promise<void> {
  const bytes = await readFile(file(from));
  change(bytes);
  await writeFile(file(to), bytes);
}

/** Segment Duration, a number of 8 bytes. */
function halveLength(bytes: Buffer): void {
  const at = bytes.indexOf(Buffer.from([0x44, 0x89, 0x88])) + 3;
  bytes.writeDoubleBE(bytes.readDoubleBE(at) / 2, at);
}

function forgetLengths(bytes: Buffer): void {
  for (const [box, offset] of [
    ['mvhd', 20],
    ['mdhd', 20],
    ['tkhd', 24],
  ] as const) {
    for (let at = bytes.indexOf(box); at !== -1; at = bytes.indexOf(box, at + 4))
      bytes.fill(0xff, at + offset, at + offset + 4);
  }
}

/** Audio object type 42 in the decoder's configuration. */
function makeXheAac(bytes: Buffer): void {
  const at =
    bytes.indexOf(Buffer.from([0x05, 0x80, 0x80, 0x80]), bytes.indexOf('esds', bytes.lastIndexOf('mp4a'))) +
    5;
  bytes.set([0xf9, 0x46, 0x20], at);
}

const known = new Map<string, Promise<MediaInfo>>();
/** Each file is looked at once. */
function look(name: string): Promise<MediaInfo> {
  const media = known.get(name) ?? probe(tools, file(name));
  known.set(name, media);
  return media;
}

const read = async (name: string, track = 0) => {
  const media = await look(name);
  return collect(readAudio(tools, media, { track: media.audio[track]! }));
};

/** Where a tone of at least 30 ms begins. */
function onsets(samples: Float32Array): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < samples.length; i++) {
    const ms = i / 16;
    if (Math.abs(samples[i]!) > 0.3 && ms - (found.at(-1) ?? -Infinity) > 500) found.push(ms);
  }
  return found;
}

describe('a length', () => {
  it.each([
    ['joined.ts', 6000],
    ['sound.aac', 12_000],
    ['stale.mkv', 3000],
    ['late.mp4', 3000],
    ['late.mkv', 3000],
    ['unknown length.mp4', 3000],
    ['raw.m4v', 3000],
    ['tone.shn', 3008],
    ['reserved.ts', 3000],
  ])('of %s is what is there', async (name, lengthMs) => {
    const { durationMs } = await look(name);
    expect(Math.abs(durationMs - lengthMs)).toBeLessThan(120);
  });

  it.each(everyFfmpeg)('of a joined recording has both of its parts, with $name', async ({ tools: each }) => {
    const media = await probe(each, file('joined.ts'));
    const samples = await collect(readAudio(each, media, { track: media.audio[0]! }));
    const [first, second] = onsets(samples);
    expect(Math.abs(first! - 1000)).toBeLessThan(60);
    expect(Math.abs(second! - 4000)).toBeLessThan(150);
    const rest = await collect(readAudio(each, media, { track: media.audio[0]!, startMs: 3500 }));
    expect(Math.abs(onsets(rest)[0]! + 3500 - second!)).toBeLessThan(5);
    const shots = await findShotChanges(each, media);
    expect(shots.map(({ timeMs }) => Math.round(timeMs / 200) * 200)).toEqual([2000, 3000, 5000]);
  });

  it('of Shorten, whose one packet has no times, and its sound', async () => {
    expect((await look('tone.shn')).audio[0]).toMatchObject({
      codec: 'shorten',
      sampleRate: 8000,
    });
    expect(Math.abs(onsets(await read('tone.shn'))[0]! - 992)).toBeLessThan(10);
  });

  it('is known soon where a recorder reserved space behind it, and so is the sound', async () => {
    const startedAt = performance.now();
    const media = await probe(tools, file('reserved.ts'));
    const samples = await collect(readAudio(tools, media, { track: media.audio[0]! }));
    expect(performance.now() - startedAt).toBeLessThan(8000);
    expect(Math.abs(samples.length / 16 - 3000)).toBeLessThan(120);
  });
});

describe.each(everyFfmpeg)('a pause of one stream of MPEG-TS, with $name', ({ tools: each }) => {
  it.each(['sound pauses.ts', 'picture pauses.ts'])('moves neither: %s', async (name) => {
    const media = await probe(each, file(name));
    const samples = await collect(readAudio(each, media, { track: media.audio[0]! }));
    expect(Math.abs(onsetMs(samples) - 16_000)).toBeLessThan(60);
    const shots = await findShotChanges(each, media);
    expect(Math.abs(shots.at(-1)!.timeMs - 16_000)).toBeLessThan(25);
  });
});

describe('a stream that can not be decoded', () => {
  it('leaves the others alone: an unknown picture', async () => {
    const media = await look('unknown picture.mov');
    expect(media.video[0]).toMatchObject({ codecName: 'zzzz', obstacle: 'no-decoder' });
    expect(onsetMs(await read('unknown picture.mov'))).toBeGreaterThan(900);
    await expect(findShotChanges(tools, media)).rejects.toMatchObject({
      ...{ code: 'ffmpeg-failed', facts: { reason: 'decoder', part: 'picture', codec: 'zzzz' } },
    });
  });

  it('leaves the others alone: sound that ffprobe refuses the whole file for', async () => {
    const media = await look('xhe.mp4');
    expect(Math.abs(media.durationMs - 3000)).toBeLessThan(120);
    expect(media.video[0]).toMatchObject({ codec: 'mpeg4', width: 160, height: 90 });
    expect((await findShotChanges(tools, media)).map(({ timeMs }) => timeMs)).toEqual([2000]);
    await expect(read('xhe.mp4')).rejects.toMatchObject({
      ...{ code: 'ffmpeg-failed', facts: { reason: 'decoder', part: 'sound', codec: 'xHE-AAC' } },
    });
  });

  it('is called protected where it is', async () => {
    await expect(read('protected.mp4')).rejects.toMatchObject({
      ...{ code: 'media-protected', facts: { part: 'sound', name: 'protected.mp4' } },
    });
  });

  it('is not the one that is listened to', async () => {
    const { audio, ...media } = await look('plain.mp4');
    const [track] = audio;
    const tracks = [
      { ...track!, obstacle: 'no-decoder' as const },
      { ...track!, index: 1, isDefault: false },
    ];
    expect(chooseAudioTrack({ ...media, audio: tracks }).index).toBe(1);
  });
});

it('a picture that breaks off is told of, as sound is', async () => {
  const bytes = await readFile(file('whole.mkv'));
  await writeFile(file('cut.mkv'), bytes.subarray(0, Math.floor(bytes.length * 0.3)));
  const warnings: Note[] = [];
  const media = await look('cut.mkv');
  await findShotChanges(tools, media, { onWarning: (warning) => warnings.push(warning) });
  expect(warnings.map(({ code, facts }) => [code, (facts as { readonly part?: string }).part])).toEqual([
    ['media-breaks-off', 'picture'],
  ]);
});

describe('a gap of an edit list', () => {
  it('is silent, where ffmpeg plays the beginning once more, and the sound behind it stands at its time', async () => {
    const edits = [
      [1200, 1024],
      [1500, -1],
      [1800, 1024 + 57_600 - 24_000],
    ] as const;
    await writeFile(file('gap.mp4'), withEdits(await readFile(file('plain.mp4')), 'soun', edits));
    const media = await look('gap.mp4');
    expect(media.audio[0]!.gaps).toEqual([{ startMs: 1200, endMs: 2700 }]);
    expect(media.video[0]).not.toHaveProperty('gaps');
    const warnings: Note[] = [];
    const onWarning = (warning: Note): void => void warnings.push(warning);
    for (const startMs of [0, 1500]) {
      const options = { track: media.audio[0]!, startMs, onWarning };
      const heard = onsets(await collect(readAudio(tools, media, options))).map((ms) => ms + startMs);
      // Behind the gap the sound goes on from its 700 ms: the tone at 1000 is heard at 3000 again.
      const wanted = [1000, 3000].filter((ms) => ms > startMs);
      expect(heard).toHaveLength(wanted.length);
      for (const [i, ms] of heard.entries()) expect(Math.abs(ms - wanted[i]!)).toBeLessThan(60);
    }
    expect(warnings[0]).toMatchObject({ code: 'media-has-gaps', facts: { part: 'sound' } });
  });

  it('is told of the picture', async () => {
    const edits = [
      [1200, 0],
      [500, -1],
      [1800, 15_360],
    ] as const;
    await writeFile(file('picture gap.mp4'), withEdits(await readFile(file('plain.mp4')), 'vide', edits));
    const warnings: Note[] = [];
    const media = await look('picture gap.mp4');
    await findShotChanges(tools, media, { onWarning: (warning) => warnings.push(warning) });
    expect(warnings).toMatchObject([{ code: 'media-has-gaps', facts: { part: 'picture' } }]);
  });
});

describe('a frame rate', () => {
  it('varies where an MP4 that counts its frames shows them unevenly', async () => {
    const [track] = (await look('jittering.mp4')).video;
    expect(track).toMatchObject({ isVariableFrameRate: true });
    const { numerator, denominator } = track!.frameRate!;
    expect(Math.abs(numerator / denominator - 50)).toBeLessThan(0.5);
  });

  it('is known of a clip of ten frames', async () => {
    expect((await look('moment.mkv')).video[0]).toMatchObject({
      ...{ isVariableFrameRate: false, frameRate: { numerator: 25, denominator: 1 } },
    });
  });
});
