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
    [{ r_frame_rate: '30000/1001', avg_frame_rate: '30000/1001' }, '30000/1001', false, false],
    [{ r_frame_rate: '25/1', avg_frame_rate: '7475/299' }, '25/1', false, true],
    [{ r_frame_rate: '50/1', avg_frame_rate: '25/1', field_order: 'tt' }, '25/1', false, true],
    [{ r_frame_rate: '120/1', avg_frame_rate: '1782/61' }, '29213/1000', true, true],
    [{ r_frame_rate: '90000/1', avg_frame_rate: '0/0' }, undefined, false, false],
  ])('reads the frame rate of %j', (stream, rate, isVariableFrameRate, isDoubtful) => {
    const { video, doubtfulFrameRates } = parse(stream);
    const frameRate = video[0]!.frameRate;
    expect(frameRate && `${frameRate.numerator}/${frameRate.denominator}`).toBe(rate);
    expect(video[0]!.isVariableFrameRate).toBe(isVariableFrameRate);
    expect(doubtfulFrameRates).toEqual(isDoubtful ? [0] : []);
  });

  it('doubts equal rates where the container does not count frames', () => {
    const equal = { r_frame_rate: '30/1', avg_frame_rate: '30/1' };
    expect(parse(equal, { format_name: 'matroska,webm' }).doubtfulFrameRates).toEqual([0]);
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
    expect(parsed.durationMs).toBe(61_250);
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
    expect(parsed.durationMs).toBeUndefined();
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
  });

  it('throws on what ffprobe does not write', () => {
    expect(() => parseProbe('')).toThrow();
    expect(() => parseProbe('{}')).toThrow();
  });
});
