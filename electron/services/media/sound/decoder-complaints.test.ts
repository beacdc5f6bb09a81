import { expect, it } from 'vitest';
import { DecoderComplaints } from './decoder-complaints.ts';

const begun = '[info] Stream mapping:';

function complaintsOf(codec: string, streamIndex: number, ...lines: readonly string[]) {
  const complaints = new DecoderComplaints({ codec, streamIndex });
  for (const line of lines) complaints.push(line);
  return { count: complaints.count, last: complaints.last };
}

it('errors of the picture are none of the sound', () => {
  const lines = [
    begun,
    '[h264 @ 0x55] [error] no frame!',
    '[null @ 0x55] [error] pts (1) < dts (2) in stream 0',
    '[error] Error while decoding stream #0:0: Invalid data found when processing input',
    '[vist#0:0/h264 @ 0x55] [dec:h264 @ 0x56] [error] Decoding error: Invalid data',
    '[mpegts @ 0x55] [warning] Packet corrupt (stream = 1, dts = 5).',
  ];
  expect(complaintsOf('aac', 1, ...lines)).toEqual({ count: 0, last: undefined });
});

it('what is said while the file is only looked into does not count', () => {
  expect(complaintsOf('aac', 1, '[aac @ 0x55] [error] Input buffer exhausted', begun).count).toBe(0);
});

it.each([
  ['aac', '[aac @ 0x55] [error] channel element 0.0 is not allocated'],
  ['mp3', '[mp3float @ 0x55] [error] Header missing'],
  ['mp2', '[mp2float @ 0x55] [error] Header missing'],
  ['dts', '[dca @ 0x55] [error] Invalid core frame'],
  ['opus', '[libopus @ 0x55] [error] Decode error'],
  ['pcm_s16le', '[pcm_s16le @ 0x55] [error] Invalid PCM packet'],
  ['aac', '[aist#0:1/aac @ 0x55] [dec:aac @ 0x56] [error] Error submitting packet to decoder: Invalid data'],
])('errors of %s count: %s', (codec, line) => {
  const said = '[error] Error while decoding stream #0:1: Invalid data found when processing input';
  const { count, last } = complaintsOf(codec, 1, begun, line, said);
  expect(count).toBe(2);
  expect(last).toBe(line.replace(/^(?:\[[^\]]*\] )+/, ''));
});
