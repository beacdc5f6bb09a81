import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatById } from '../registry.ts';

const ass = formatById('ass')!;
const again = (file: string): string => ass.write({ ...ass.parse!(file), problems: [] });

const script = [
  '[Script Info]',
  'ScriptType: v4.00+',
  '; a remark',
  'Title: Harbour',
  'PlayResX: 1280',
  'PlayResY: 720',
  'WrapStyle: 2',
  '',
  '[Aegisub Project Garbage]',
  'Video Zoom Percent: 0.5',
  '',
  '[V4+ Styles]',
  'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
  'Style: Narrator,Georgia,40,&H0000FFFF,&H000000FF,&H00000000,&H00000000,0,-1,0,0,100,100,0,0,1,2,0,2,10,10,10,1',
  'Style: Sign,Impact,60,&H000000FF,&H000000FF,&H00000000,&H00000000,-1,0,0,-1,100,100,0,0,1,2,0,7,10,10,10,1',
  '',
  '[Events]',
  'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
  'Comment: 0,0:00:01.00,0:00:03.00,Narrator,,0,0,0,template line,retime("line", 0, 0)',
  'Dialogue: 0,0:00:01.00,0:00:03.00,Narrator,Ana,0,0,0,,The sea is calm.',
  'Dialogue: 1,0:00:02.00,0:00:04.00,Sign,,0,0,0,,{\\pos(200,80)}HARBOUR',
  'Dialogue: 5,0:00:04.00,0:00:04.50,Sign,,0,0,0,,{\\p1}m 0 0 l 100 0 100 100{\\p0}',
  'Dialogue: 0,0:00:05.00,0:00:06.00,Narrator,,0,0,0,,{\\an7}Left top {\\k50}ka{\\k40}ra',
  'Dialogue: 0,0:00:07.00,0:00:08.00,Narrator,,0020,0,0,Scroll up;5,{\\c&H00FF00&}Green {\\b1}bold{\\rSign}sign{\\r} {\\fad(200,200)\\t(0,500,\\i1)}fades',
  'Dialogue: 0,0:00:09.00,0:00:10.00,No such style,,0,0,0,,{a remark}odd {\\kf20}text\\hhere\\nsoft',
  'Comment: 0,0:00:10.00,0:00:10.00,Narrator,,0,0,0,,the end',
  '',
  '[Fonts]',
  'fontname: harbour_0.ttf',
  "!!$%'[M<>",
  '',
].join('\n');

describe('ASS to ASS', () => {
  it('keeps every line of a typeset file', () => {
    expect(again(script)).toBe(script);
  });

  it('keeps any text of an event as it stands', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'a',
        ' ',
        '\\N',
        '\\n',
        '\\h',
        '\\',
        '{',
        '}',
        '{\\i1}',
        '{\\i0}',
        '{\\b0}',
        '{\\b700}',
      ),
      fc.constantFrom(
        '{\\r}',
        '{\\rSign}',
        '{\\an8}',
        '{\\pos(1,2.5)}',
        '{\\move(1,2,3,4)}',
        '{\\c&HFF&}',
        '{\\c}',
      ),
      fc.constantFrom(
        '{\\k20}',
        '{\\K30}',
        '{\\p1}',
        '{\\p0}',
        '{\\fs40}',
        '{note}',
        '{\\t(\\i1)}',
        '<i>',
        '&lt;b>',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('Narrator', 'Sign'),
        (pieces, style) => {
          const line = `Dialogue: 0,0:00:20.00,0:00:22.00,${style},,0,0,0,,${pieces.join('')}`;
          expect(
            again(script.replace('\nComment: 0,0:00:10', `\n${line}\nComment: 0,0:00:10`)).split('\n'),
          ).toContain(line);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('keeps what surrounds a text that was edited', () => {
    const read = ass.parse!(script);
    const cues = read.cues.map((cue) => ({
      ...cue,
      text: cue.text.replace('bold', 'strong').replace('HARBOUR', 'PORT'),
    }));
    const written = ass.write({ ...read, cues, problems: [] });
    expect(written).toContain('Sign,,0,0,0,,{\\pos(200,80)}PORT\n');
    expect(written).toContain(
      'Narrator,,0020,0,0,Scroll up;5,{\\c&H00FF00&}Green {\\b1}strong{\\rSign}sign{\\r} {\\fad(200,200)\\t(0,500,\\i1)}fades\n',
    );
  });

  it('gives cues without a style of the file one of their own', () => {
    const read = ass.parse!(script);
    const cues = [...read.cues, { startMs: 30_000, endMs: 31_000, text: 'new' }];
    const written = ass.write({ ...read, cues, problems: [] });
    expect(written).toMatch(/\nStyle: Default,.*\nStyle: Narrator,/);
    expect(written).toContain('Dialogue: 0,0:00:30.00,0:00:31.00,Default,,0,0,0,,new\n');
  });

  it('reads SSA 4 and writes ASS that looks the same', () => {
    const old =
      '[Script Info]\nScriptType: v4.00\nPlayResY: 300\n\n[V4 Styles]\n' +
      'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, TertiaryColour, BackColour, Bold, Italic, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, AlphaLevel, Encoding\n' +
      'Style: Top,Tahoma,24,65535,0,128,0,-1,0,1,3,0,6,30,30,30,0,0\n\n[Events]\n' +
      'Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n' +
      'Dialogue: Marked=0,0:00:01.00,0:00:02.00,Top,Ann,0000,0000,0000,,Hello, you\n';
    const written = again(old);
    expect(written).toContain('Style: Top,Tahoma,24,65535,0,128,0,-1,0,0,0,100,100,0,0,1,3,0,8,30,30,30,0\n');
    expect(written).toContain('Dialogue: 0,0:00:01.00,0:00:02.00,Top,Ann,0,0,0,,Hello, you\n');
    const srt = formatById('srt')!.write({ ...ass.parse!(old), problems: [] });
    expect(srt).toContain('{\\an8}<font color="#ffff00"><b>Hello, you</b></font>');
  });
});
