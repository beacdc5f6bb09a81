import { describe, expect, it } from 'vitest';
import { parseProbe } from './parse-probe.ts';

interface Stream {
  readonly [key: string]: unknown;
}

function parse(stream: Stream, format: Stream = {}): ReturnType<typeof parseProbe> {
  return parseProbe(
    JSON.stringify({
      streams: [{ index: 0, codec_type: 'video', codec_name: 'h264', width: 1920, height: 1080, ...stream }],
      format: { format_name: 'mov,mp4,m4a,3gp,3g2,mj2', duration: '10.000000', ...format },
    }),
  );
}

describe('parseProbe', () => {
  it.each([
    ['of the picture', { tags: { timecode: '01:00:00;00' } }, {}, '01:00:00;00'],
    ['of the file, as MXF and Matroska have it', {}, { tags: { TIMECODE: '10:00:00:00' } }, '10:00:00:00'],
    [
      'the picture before the file',
      { tags: { timecode: '01:00:00:00' } },
      { tags: { timecode: '02:00:00:00' } },
      '01:00:00:00',
    ],
    ['none', {}, {}, undefined],
    ['none that can be read', { tags: { timecode: 'whenever' } }, {}, undefined],
  ])('tells the timecode of the first frame: %s', (_, stream, format, timecode) => {
    expect(parse(stream, format).startTimecode).toBe(timecode);
  });

  it.each([
    // What ffprobe says about a phone held upright: the display matrix turns 90 degrees clockwise.
    [{ side_data_list: [{ side_data_type: 'Display Matrix', rotation: -90 }] }, 90],
    [{ side_data_list: [{ side_data_type: 'CPB properties' }, { rotation: 90 }] }, 270],
    [{ side_data_list: [{ rotation: -180 }] }, 180],
    [{ tags: { rotate: '270' } }, 270],
    [{ tags: { rotate: '90' }, side_data_list: [{ rotation: -90 }] }, 90],
    [{}, 0],
  ])('reads the rotation of %j', (stream, rotation) => {
    expect(parse(stream).video[0]).toMatchObject({ rotation });
  });

  it('gives the size as shown, after wide pixels and rotation', () => {
    const anamorphic = { width: 720, height: 576, sample_aspect_ratio: '64:45' };
    expect(parse(anamorphic).video[0]).toMatchObject({
      width: 720,
      displayWidth: 1024,
      displayHeight: 576,
      sampleAspectRatio: { numerator: 64, denominator: 45 },
    });
    const upright = { ...anamorphic, side_data_list: [{ rotation: -90 }] };
    expect(parse(upright).video[0]).toMatchObject({ displayWidth: 576, displayHeight: 1024 });
    const unknown = { sample_aspect_ratio: '0:1' };
    expect(parse(unknown).video[0]).toMatchObject({ displayWidth: 1920, displayHeight: 1080 });
  });

  it.each([
    [{ r_frame_rate: '30000/1001', avg_frame_rate: '30000/1001' }, '30000/1001', false],
    [{ r_frame_rate: '25/1', avg_frame_rate: '7475/299' }, '25/1', false],
    [{ r_frame_rate: '50/1', avg_frame_rate: '25/1', field_order: 'tt' }, '25/1', false],
    [{ r_frame_rate: '120/1', avg_frame_rate: '1782/61' }, '29213/1000', true],
    [{ r_frame_rate: '90000/1', avg_frame_rate: '0/0' }, undefined, false],
  ])('reads the frame rate of %j, before packets tell more', (stream, rate, isVariableFrameRate) => {
    const [track] = parse(stream).video;
    const frameRate = track!.frameRate;
    expect(frameRate && `${frameRate.numerator}/${frameRate.denominator}`).toBe(rate);
    expect(track!.isVariableFrameRate).toBe(isVariableFrameRate);
  });

  it('names a track by its title or, as MP4 keeps it, by its handler, not by a program', () => {
    const subtitle = (tags: Stream) =>
      parse({ codec_type: 'subtitle', codec_name: 'mov_text', tags }).subtitles[0]!;
    expect(subtitle({ title: 'Forced', handler_name: 'SDH' }).title).toBe('Forced');
    expect(subtitle({ handler_name: '繁體中文' }).title).toBe('繁體中文');
    expect(subtitle({ handler_name: 'SubtitleHandler' })).not.toHaveProperty('title');
  });

  it('takes the greatest number that fits for no length at all', () => {
    const unknown = { duration: '143165.576500', duration_ts: 4_294_967_295 };
    expect(parse(unknown).isClaimUnknown).toBe(true);
    expect(parse(unknown).video[0]!.durationMs).toBeUndefined();
    expect(parse({}, { duration: '335544.319922' }).isClaimUnknown).toBe(true);
    expect(parse({}, { duration: '7200.123000' }).isClaimUnknown).toBe(false);
  });

  it('tells what stands in the way of a stream, and names what ffmpeg does not know', () => {
    const audio = { codec_type: 'audio', codec_name: 'aac', codec_tag_string: 'enca' };
    expect(parse(audio).audio[0]).toMatchObject({ codec: 'aac', obstacle: 'protected' });
    expect(parse({ codec_name: undefined, codec_tag_string: 'zzzz' }).video[0]).toMatchObject({
      ...{ codec: 'unknown', codecName: 'zzzz' },
    });
    expect(parse({ codec_tag_string: 'avc1' }).video[0]).not.toHaveProperty('codecName');
  });

  it('keeps what each channel is for where the file tells', () => {
    const layoutOf = (layout?: string) =>
      parse({ codec_type: 'audio', channels: 6, channel_layout: layout }).audio[0]!.channelLayout;
    expect(layoutOf('5.1(side)')).toBe('5.1(side)');
    expect(layoutOf('unknown')).toBeUndefined();
    expect(layoutOf('6 channels')).toBeUndefined();
    expect(layoutOf()).toBeUndefined();
  });

  it('counts chapters of MP3 from its first sample, those of others from the start of the container', () => {
    const chapters = [{ start_time: '5.000000', end_time: '9.000000' }];
    const startOf = (name: string) =>
      parseProbe(
        JSON.stringify({ chapters, format: { format_name: name, start_time: '0.025057', duration: '60' } }),
      ).chapters[0]!.startMs;
    expect(startOf('mp3')).toBe(5000);
    expect(startOf('matroska,webm')).toBe(4975);
  });

  it('counts all times from the start of the container', () => {
    const parsed = parseProbe(
      JSON.stringify({
        streams: [
          { index: 0, codec_type: 'video', start_time: '1.400000' },
          {
            index: 1,
            codec_type: 'audio',
            start_time: '2.100000',
            duration: '3.5',
            channels: 2,
            sample_rate: '48000',
          },
        ],
        chapters: [{ start_time: '1.400000', end_time: '61.4', tags: { title: 'One; = two' } }],
        format: { format_name: 'mpegts', start_time: '1.400000', duration: '61.25' },
      }),
    );
    expect(parsed.containerStartMs).toBe(1400);
    expect(parsed.claimMs).toBe(61_250);
    expect(parsed.audio[0]).toMatchObject({ channels: 2, sampleRate: 48_000, durationMs: 3500 });
    expect(parsed.audio[0]!.startMs).toBeCloseTo(700);
    expect(parsed.chapters).toEqual([{ startMs: 0, endMs: 60_000, title: 'One; = two' }]);
  });

  it('leaves out cover pictures, `und`, and what the file does not say', () => {
    const parsed = parseProbe(
      JSON.stringify({
        streams: [
          { index: 0, codec_type: 'video', codec_name: 'mjpeg', disposition: { attached_pic: 1 } },
          {
            index: 1,
            codec_type: 'audio',
            codec_name: 'aac',
            tags: { language: 'und' },
            disposition: { default: 0 },
          },
          {
            index: 2,
            codec_type: 'audio',
            tags: { language: 'deu', title: 'Kommentar' },
            disposition: { default: 1 },
          },
          { index: 3, codec_type: 'subtitle', codec_name: 'subrip', tags: { language: 'eng' } },
          { index: 4, codec_type: 'data' },
        ],
        format: { format_name: 'matroska,webm' },
      }),
    );
    expect(parsed.video).toEqual([]);
    expect(parsed.claimMs).toBeUndefined();
    expect(parsed.audio).toEqual([
      { kind: 'audio', streamIndex: 1, index: 0, codec: 'aac', isDefault: false, channels: 0, sampleRate: 0 },
      {
        ...{
          kind: 'audio',
          streamIndex: 2,
          index: 1,
          codec: 'unknown',
          isDefault: true,
          channels: 0,
          sampleRate: 0,
        },
        ...{ language: 'deu', title: 'Kommentar' },
      },
    ]);
    expect(parsed.subtitles).toEqual([
      { kind: 'subtitle', streamIndex: 3, codec: 'subrip', isDefault: false, language: 'eng' },
    ]);
  });

  it("takes a Matroska track's duration from its tag, which counts from the container's zero", () => {
    const tagged = { start_time: '0.700000', tags: { DURATION: '00:01:03.700000000' } };
    expect(parse(tagged, { format_name: 'matroska,webm' }).video[0]).toMatchObject({ durationMs: 63_000 });
    // What ffprobe says beside it is the file's.
    const late = { ...tagged, duration: '70.000000' };
    expect(parse(late, { format_name: 'matroska,webm' }).video[0]).toMatchObject({ durationMs: 63_000 });
  });

  it('throws on what ffprobe does not write', () => {
    expect(() => parseProbe('')).toThrow();
    expect(() => parseProbe('{}')).toThrow();
  });
});
