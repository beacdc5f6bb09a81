import { describe, expect, it } from 'vitest';
import type { Cue } from '../../cues/cue.ts';
import { encodeSubtitle } from '../encode/encode-subtitle.ts';
import type { WrittenFormat } from '../encode/encode-subtitle.ts';
import { formatById, subtitleFormats } from '../registry.ts';
import { speakerWaysOf } from './speaker-ways.ts';
import type { SpeakerWay } from '../../cues/speaker-way.ts';

const words = (...said: readonly (readonly [text: string, speaker: string])[]): NonNullable<Cue['words']> =>
  said.map(([text, speaker], index) => ({ startMs: index * 100, endMs: index * 100 + 100, text, speaker }));
const cues: readonly Cue[] = [
  { startMs: 0, endMs: 900, text: 'Where are you?', speaker: 'Ana' },
  { startMs: 1000, endMs: 1900, text: '{\\an8}I ask again.', speaker: 'Ana' },
  { startMs: 2000, endMs: 2900, text: '<i>Here.</i>', speaker: 'Ben' },
  {
    ...{ startMs: 3000, endMs: 3900, text: '- At last.\n- Sorry.' },
    words: words(['- At', 'Ana'], [' last.', 'Ana'], [' - Sorry.', 'Ben']),
  },
  { startMs: 4000, endMs: 4900, text: '(a door)' },
];
const written = (format: WrittenFormat, way?: SpeakerWay): string => {
  const { bytes } = encodeSubtitle(
    { cues, language: 'en' },
    format,
    way === undefined ? {} : { speakers: way },
  );
  // EBU STL is read as bytes, each of which is a character.
  return format === 'stl' ? String.fromCharCode(...bytes) : new TextDecoder().decode(bytes);
};
const texts = (format: WrittenFormat, way?: SpeakerWay): readonly string[] =>
  formatById(format)!.parse!(written(format, way)).cues.map(({ text }) => text);
const lost = (format: WrittenFormat, way?: SpeakerWay): readonly unknown[] =>
  encodeSubtitle({ cues, language: 'en' }, format, way === undefined ? {} : { speakers: way }).warnings.map(
    ({ facts }) => (facts as { lost?: string }).lost,
  );

describe('speakers in SubRip', () => {
  it('are left out unless a way is chosen, which is said', () => {
    expect(texts('srt')).toEqual(cues.map(({ text }) => text));
    expect(lost('srt')).toContain('speakers');
  });

  it('as dashes: where another one begins, once', () => {
    expect(texts('srt', 'dash')).toEqual([
      ...['Where are you?', '{\\an8}I ask again.', '- <i>Here.</i>', '- At last.\n- Sorry.', '(a door)'],
    ]);
  });

  it('as names: where another one begins, in the place of a dash', () => {
    expect(texts('srt', 'name')).toEqual([
      ...[
        'Ana: Where are you?',
        '{\\an8}I ask again.',
        'Ben: <i>Here.</i>',
        'Ana: At last.\nBen: Sorry.',
        '(a door)',
      ],
    ]);
    expect(lost('srt', 'name')).not.toContain('speakers');
  });

  it('as names before Chinese, with its colon', () => {
    const chinese = [{ startMs: 0, endMs: 900, text: '你好', speaker: '小明' }];
    expect(formatById('srt')!.write({ cues: chinese, language: 'zh' }, { speakers: 'name' })).toContain(
      '\n小明：你好\n',
    );
  });

  it('as colours: white, yellow, cyan, green', () => {
    const colors = formatById('srt')!.write(
      { cues: ['a', 'b', 'c', 'd', 'e'].map((speaker, i) => ({ startMs: i, endMs: i, text: 'x', speaker })) },
      { speakers: 'color' },
    );
    expect(
      [...colors.matchAll(/^(?:<font color="(.{7})">)?x/gm)].map(([, color]) => color ?? 'white'),
    ).toEqual([...['white', '#ffff00', '#00ffff', '#00ff00', 'white']]);
  });
});

describe('speakers in formats with a place for them', () => {
  it('WebVTT names each voice of a cue, and reads them again', () => {
    expect(written('vtt')).toContain('\n<v Ana>- At last.</v>\n<v Ben>- Sorry.</v>\n');
    const read = formatById('vtt')!.parse!(written('vtt')).cues;
    expect(read.map(({ speaker }) => speaker)).toEqual(['Ana', 'Ana', 'Ben', undefined, undefined]);
    expect(written('vtt', 'none')).not.toContain('<v');
    expect(written('vtt', 'color')).toContain('<v Ben><c.yellow><i>Here.</i></c>');
  });

  it('ASS has a style for each with its colour', () => {
    const ass = written('ass', 'color');
    expect(ass).toMatch(/^Style: Ben,[^,]+,[^,]+,&H0000FFFF,/m);
    expect(ass).toContain(',Ben,Ben,0,0,0,,{\\i1}Here.\n');
    expect(ass).toContain(',Default,Ana,0,0,0,,Where are you?\n');
    // Two in one cue that the track gives to one of them: colours in the text, no style over them.
    const mixed = [{ ...cues[2]! }, { ...cues[3]!, speaker: 'Ben' }];
    const [, second] = formatById('ass')!
      .write({ cues: mixed }, { speakers: 'color' })
      .split('Dialogue: ')
      .slice(1);
    expect(second).toContain(',Default,Ben,0,0,0,,');
  });

  it('a transcript names them, or begins their paragraphs with a dash', () => {
    expect(written('txt')).toContain('Ana: Where are you? I ask again.\n\nBen: Here.\n\n');
    expect(written('txt', 'dash')).toContain('- Where are you? I ask again.\n\n- Here.\n\n');
    expect(written('txt', 'none')).toMatch(/^Where are you\? I ask again\. Here\./);
  });

  it('JSON keeps who says each word', () => {
    const read = formatById('json')!.parse!(written('json')).cues;
    expect(read[3]?.words?.map(({ speaker }) => speaker)).toEqual(['Ana', 'Ana', 'Ben']);
    expect(read.map(({ text }) => text)).toEqual(cues.map(({ text }) => text));
  });
});

describe('speakers in broadcast captions', () => {
  it('EBU STL tells them by the colours of teletext, and says that names are lost', () => {
    expect(texts('stl')).toEqual([
      ...['Where are you?', 'I ask again.', '<font color="#ffff00"><i>Here.</i></font>'],
      ...['- At last.\n<font color="#ffff00">- Sorry.</font>', '(a door)'],
    ]);
    expect(lost('stl')).toContain('speakers');
  });

  it('EBU STL leaves colours that are there as they are', () => {
    const [first, ...others] = cues;
    const red = { ...first!, text: '<font color="#ff0000">Where?</font>' };
    const read = formatById('stl')!.parse!(formatById('stl')!.write({ cues: [red, ...others] })).cues;
    expect(read[2]?.text).toBe('<i>Here.</i>');
  });

  it('captions of America mark them with >>', () => {
    expect(texts('scc', 'dash')[2]).toContain('>> ');
    expect(written('sbv', 'dash')).toContain('\n>> Here.\n');
  });
});

it('every format has a usual way, and all of its ways can be read again', () => {
  for (const format of subtitleFormats()) {
    expect(speakerWaysOf(format.id).length, format.id).toBeGreaterThan(0);
    for (const way of speakerWaysOf(format.id)) {
      const text = format.write({ cues, problems: [] }, { speakers: way });
      if (format.parse !== undefined)
        expect(format.parse(text).cues, `${format.id} ${way}`).not.toHaveLength(0);
    }
  }
});
