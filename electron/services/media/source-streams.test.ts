import { expect, it } from 'vitest';
import { parseSourceStreams } from './source-streams.ts';

const parse = (...streams: readonly object[]) =>
  parseSourceStreams(JSON.stringify({ streams: streams.map((stream, index) => ({ index, ...stream })) }));
const matrix = (...rows: readonly string[]): string =>
  rows.map((row, i) => `\n0000000${i}: ${row}`).join('') + '\n';

it('tells kinds of streams apart, covers and chapter titles among them', () => {
  const streams = parse(
    { codec_type: 'video', codec_name: 'h264' },
    { codec_type: 'video', codec_name: 'mjpeg', disposition: { attached_pic: 1, default: 0 } },
    { codec_type: 'data', codec_tag_string: 'tmcd', tags: { timecode: '01:00:00:00' } },
    { codec_type: 'data', codec_tag_string: 'text' },
    { codec_type: 'data', codec_tag_string: 'gpmd' },
    { codec_type: 'attachment' },
  );
  expect(streams.map(({ kind }) => kind)).toEqual([
    'video',
    'cover',
    'timecode',
    'chapters',
    'data',
    'attachment',
  ]);
});

it('takes what people call a track for its name, and not what programs do', () => {
  const names = (...tags: readonly object[]) =>
    parse(...tags.map((tag) => ({ tags: tag }))).map(({ name }) => name);
  expect(
    names(
      { title: 'Kommentar', handler_name: 'SoundHandler' },
      { handler_name: '繁體中文' },
      { handler_name: 'SDH' },
      { handler_name: 'SubtitleHandler' },
      { handler_name: '\u0012Apple Sound Media Handler' },
      { handler_name: 'Core Media Video' },
      { handler_name: 'VideoHandle' },
      { handler_name: '  ' },
      {},
    ),
  ).toEqual(['Kommentar', '繁體中文', 'SDH', null, null, null, null, null, null]);
});

it('sees that a picture is to be turned or mirrored', () => {
  const turned = (...rows: readonly string[]) =>
    parse({ side_data_list: [{ side_data_type: 'Display Matrix', displaymatrix: matrix(...rows) }] })[0]!
      .isTurned;
  expect(turned('65536 0 0', '0 65536 0', '0 0 1073741824')).toBe(false);
  expect(turned('0 65536 0', '-65536 0 0', '0 0 1073741824')).toBe(true);
  expect(turned('-65536 0 0', '0 65536 0', '0 0 1073741824')).toBe(true);
  expect(parse({ codec_type: 'video' })[0]!.isTurned).toBe(false);
});

it('knows pictures of high range, and what is set for a track', () => {
  const [pq, hlg, usual] = parse(
    { color_transfer: 'smpte2084', disposition: { default: 1, forced: 0, hearing_impaired: 1 } },
    { color_transfer: 'arib-std-b67' },
    { color_transfer: 'bt709' },
  );
  expect([pq?.highRange, hlg?.highRange, usual?.highRange]).toEqual(['pq', 'hlg', null]);
  expect(pq?.flags).toEqual(['default', 'hearing_impaired']);
});
