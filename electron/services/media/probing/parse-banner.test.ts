import { expect, it } from 'vitest';
import { parseBanner } from './parse-banner.ts';
import { parseProbe, parseProbeAnswer } from './parse-probe.ts';
import { ProbeRemarks } from './probe-remarks.ts';

/** As ffmpeg 5.1 and 7 print them. */
const banner =
  `[aac @ 0x555e907739c0] [warning] Audio object type 42 is not implemented. Update your FFmpeg version.
[warning] Guessed Channel Layout for Input Stream #0.1 : stereo
[info] Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/a b.mp4':
[info]   Metadata:
[info]     title           : The film
[info]   Duration: 01:00:30.50, start: 1.400000, bitrate: 696 kb/s
[info]   Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709, progressive), 1920x1080 [SAR 1:1 DAR 16:9], 634 kb/s, 29.97 fps, 29.97 tbr, 30k tbn (default)
[info]     Metadata:
[info]       handler_name    : VideoHandler
[info]     Side data:
[info]       displaymatrix: rotation of -90.00 degrees
[info]   Stream #0:1[0x2](deu): Audio: aac (mp4a / 0x6134706D), 44100 Hz, 5.1(side), fltp, 58 kb/s (default)
[info]     Metadata:
[info]       title           : Kommentar
[info]   Stream #0:2: Audio: pcm_s24le, 48000 Hz, 10 channels, s32 (24 bit), 11520 kb/s
[info]   Stream #0:3[0x4](und): Video: mjpeg, yuvj420p(pc), 640x360, 90k tbr, 90k tbn (attached pic)
[info] At least one output file must be specified`.split('\n');

it('reads what ffmpeg prints of its input as ffprobe tells it', () => {
  const parsed = parseProbeAnswer(parseBanner(banner)!);
  expect(parsed).toMatchObject({ claimMs: 3_630_500, containerStartMs: 1400 });
  expect(parsed.video).toMatchObject([
    {
      ...{ streamIndex: 0, codec: 'h264', width: 1920, height: 1080, rotation: 90, isDefault: true },
      ...{ displayWidth: 1080, pixelFormat: 'yuv420p', frameRate: { numerator: 30_000, denominator: 1001 } },
    },
  ]);
  expect(parsed.audio).toMatchObject([
    {
      streamIndex: 1,
      codec: 'aac',
      channels: 6,
      channelLayout: '5.1(side)',
      language: 'deu',
      title: 'Kommentar',
    },
    { streamIndex: 2, codec: 'pcm_s24le', channels: 10, sampleRate: 48_000, isDefault: false },
  ]);
  expect(parsed.audio[1]).not.toHaveProperty('channelLayout');
});

it('is nothing where no input was opened', () => {
  expect(parseBanner(['[error] file:/a.mp4: Invalid data found when processing input'])).toBeNull();
});

it('what ffprobe remarks tells why a stream can not be decoded', () => {
  const remarks = new ProbeRemarks();
  for (const line of [
    '[aac @ 0x1] [warning] Audio object type 42 is not implemented. Update your FFmpeg version.',
    '[warning] Could not open codec for input stream 1',
    '[warning] Unsupported codec with id 0 for input stream 0',
    '[mp3 @ 0x1] [warning] Estimating duration from bitrate, this may be inaccurate',
  ]) {
    remarks.push(line);
  }
  const streams = [
    { index: 0, codec_type: 'video', codec_tag_string: 'zzzz' },
    { index: 1, codec_type: 'audio', codec_name: 'aac' },
    { index: 2, codec_type: 'audio', codec_name: 'aac' },
  ];
  const { video, audio } = remarks.addTo(
    parseProbe(JSON.stringify({ streams, format: { format_name: 'mov' } })),
  );
  expect(remarks.isGuess).toBe(true);
  expect(video).toMatchObject([{ obstacle: 'no-decoder', codecName: 'zzzz' }]);
  expect(audio[0]).toMatchObject({ obstacle: 'no-decoder', codecName: 'xHE-AAC' });
  expect(audio[1]).not.toHaveProperty('obstacle');
});
