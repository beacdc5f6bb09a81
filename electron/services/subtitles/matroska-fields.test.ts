import { expect, it } from 'vitest';
import { formatById } from '../../../core/formats/registry.ts';
import { withUsualFields } from './matroska-fields.ts';

const script = (format: string, line: string) =>
  `[Script Info]\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n${format}${line}\n`;
const dialogue = 'Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,Hello, you';
const cuesOf = (text: string) =>
  formatById('ass')!.parse!(withUsualFields(text)).cues.map(({ startMs, endMs, text: said }) => ({
    startMs,
    endMs,
    said,
  }));
const expected = [{ startMs: 1000, endMs: 2500, said: 'Hello, you' }];

it.each([
  ['another order', 'Format: Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n'],
  [
    'the order of the first version',
    'Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n',
  ],
  ['times at the end', 'Format: Layer, Style, Name, MarginL, MarginR, MarginV, Effect, Start, End, Text\n'],
  ['none', ''],
])('lines that ffmpeg takes out of Matroska are read whatever the head says: %s', (_, format) => {
  expect(cuesOf(script(format, dialogue))).toEqual(expected);
});

it('lines of version 4 keep their mark', () => {
  const marked = dialogue.replace('0,0:00:01', 'Marked=0,0:00:01');
  expect(cuesOf(script('Format: Start, End, Text\n', marked))).toEqual(expected);
});
