import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SidecutError } from '../../errors.ts';
import { detectFormat } from '../detect-format.ts';
import { parseJson } from '../json.ts';
import { transcriptLanguage } from './transcript-language.ts';

const parse = (value: unknown): ReturnType<typeof parseJson> => parseJson(JSON.stringify(value));
const word = (startMs: number, endMs: number, text: string, more: object = {}): object => ({
  ...{ startMs, endMs, text, timing: 'given' },
  ...more,
});
const texts = (read: ReturnType<typeof parseJson>): readonly string[] => read.cues.map(({ text }) => text);

describe('Whisper', () => {
  it('gives segments and words with their chances', () => {
    const read = parse({
      text: ' Hello there. Bye.',
      language: 'en',
      segments: [
        {
          ...{ id: 0, seek: 0, start: 0.52, end: 2, text: ' Hello there.', avg_logprob: -0.1 },
          words: [
            { word: ' Hello', start: 0.52, end: 1, probability: 0.8 },
            { word: ' there', start: 1, end: 2, probability: 0.6 },
          ],
        },
        { id: 1, start: 2.5, end: 3, text: ' Bye.', avg_logprob: 0 },
      ],
    });
    expect(read).toEqual({
      cues: [
        {
          ...{ startMs: 520, endMs: 2000, text: 'Hello there.', confidence: 0.7 },
          words: [
            word(520, 1000, ' Hello', { confidence: 0.8 }),
            word(1000, 2000, ' there', { confidence: 0.6 }),
          ],
        },
        { startMs: 2500, endMs: 3000, text: 'Bye.', confidence: 1 },
      ],
      problems: [],
      language: 'en',
    });
  });

  it('of a server has words beside the segments, without their punctuation', () => {
    const read = parse({
      ...{ task: 'transcribe', language: 'english', duration: 3, text: 'Hello, there. "Bye."' },
      segments: [
        { id: 0, start: 0, end: 2, text: ' Hello, there.' },
        { id: 1, start: 2, end: 3, text: ' "Bye."' },
      ],
      words: [
        { word: 'Hello', start: 0, end: 1 },
        { word: 'there', start: 1, end: 2 },
        { word: 'Bye', start: 2, end: 3 },
      ],
    });
    expect(read.language).toBe('en');
    expect(read.cues.map(({ words }) => words?.map(({ text }) => text))).toEqual([
      ['Hello,', ' there.'],
      ['"Bye."'],
    ]);
  });

  it('of words alone is built into cues, with the punctuation of the text', () => {
    const spoken = 'The kettle is on. We can have tea in a minute, if you like.';
    const read = parse({
      text: spoken,
      words: spoken
        .replace(/[.,]/g, '')
        .split(' ')
        .map((text, index) => ({ word: text, start: index * 0.4, end: index * 0.4 + 0.35 })),
    });
    expect(texts(read).join(' ').replaceAll('\n', ' ')).toBe(spoken);
    expect(read.cues.length).toBeGreaterThan(1);
    expect(read.cues.flatMap(({ words }) => words ?? [])).toHaveLength(14);
  });

  it('escapes what looks like markup', () => {
    expect(texts(parse({ segments: [{ start: 0, end: 1, text: '<i>x</i> {\\an8}' }] }))).toEqual([
      '&lt;i>x&lt;/i> {\u2060\\an8}',
    ]);
  });
});

describe('WhisperX', () => {
  it('gives speakers, fills in the times of words without any, and parts two voices', () => {
    const read = parse({
      segments: [
        {
          ...{ start: 1, end: 4, text: 'It is 42 now. Yes.' },
          words: [
            { word: 'It', start: 1, end: 1.2, score: 0.9, speaker: 'SPEAKER_00' },
            { word: 'is', start: 1.2, end: 1.5, score: 0.9, speaker: 'SPEAKER_00' },
            { word: '42' },
            { word: 'now.', start: 2, end: 3, score: 0.5, speaker: 'SPEAKER_00' },
            { word: 'Yes.', start: 3.5, end: 4, score: 1, speaker: 'SPEAKER_01' },
          ],
        },
      ],
      word_segments: [],
    });
    expect(read.cues.map(({ startMs, endMs, text, speaker }) => [startMs, endMs, text, speaker])).toEqual([
      [1000, 3000, 'It is 42 now.', 'SPEAKER_00'],
      [3500, 4000, 'Yes.', 'SPEAKER_01'],
    ]);
    expect(read.cues[0]?.words?.[2]).toEqual(word(1500, 2000, ' 42'));
  });

  it('takes NaN, as Python writes it, and words in scripts without spaces', () => {
    const file =
      '{"segments":[{"start":0,"end":1,"text":"\u4f60\u597d\u3002","words":[{"word":"\u4f60","start":0,"end":0.5,' +
      '"score":NaN},{"word":"\u597d\u3002","start":0.5,"end":1,"score":-Infinity}]}],"language":"zh"}';
    const read = parseJson(file);
    expect(read.cues[0]).toEqual({
      ...{ startMs: 0, endMs: 1000, text: '\u4f60\u597d\u3002' },
      words: [word(0, 500, '\u4f60'), word(500, 1000, '\u597d\u3002')],
    });
    expect(parseJson('{"segments":[{"start":0,"end":1,"text":"NaN is \\" Infinity"}]}').cues[0]?.text).toBe(
      'NaN is " Infinity',
    );
  });
});

describe('faster-whisper', () => {
  it('is read as a list of segments, as named tuples and as one object a line', () => {
    const segment = { id: 1, seek: 0, start: 0, end: 1.5, text: ' One', temperature: 0, words: null };
    const expected = [{ startMs: 0, endMs: 1500, text: 'One' }];
    expect(parse([segment]).cues).toEqual(expected);
    expect(parse({ segments: [segment], info: { language: 'de' } }).language).toBe('de');
    expect(parse([[1, 0, 0, 1.5, ' One', [50364, 1485], 0, -0.2, 1, 0.1, null]]).cues).toEqual(expected);
    expect(
      parse([[1, 0, 0, 1.5, ' One', [1], 0, -0.2, 1, 0.1, [[0, 1.5, ' One', 0.5]]]]).cues[0]?.words,
    ).toEqual([word(0, 1500, ' One', { confidence: 0.5 })]);
    const lines = `${JSON.stringify(segment)}\n${JSON.stringify({ ...segment, start: 2, end: 3 })}\n`;
    expect(parseJson(lines).cues).toHaveLength(2);
  });
});

describe('whisper.cpp', () => {
  const offsets = (from: number, to: number): object => ({ offsets: { from, to } });

  it('gives segments in milliseconds', () => {
    const read = parse({
      ...{ systeminfo: '', result: { language: 'en' } },
      transcription: [
        { ...offsets(0, 7600), timestamps: { from: '00:00:00,000', to: '00:00:07,600' }, text: ' And so' },
        { timestamps: { from: '00:00:08,000', to: '00:00:09,000' }, text: ' more', speaker: '1' },
      ],
    });
    expect(read).toEqual({
      cues: [
        { startMs: 0, endMs: 7600, text: 'And so' },
        { startMs: 8000, endMs: 9000, text: 'more', speaker: 'Speaker 1' },
      ],
      problems: [],
      language: 'en',
    });
  });

  it('makes words of tokens, of parts of characters too', () => {
    const token = (text: string, from: number, to: number, p = 0.5): object => ({
      text,
      ...offsets(from, to),
      p,
    });
    const read = parse({
      transcription: [
        {
          ...offsets(0, 2000),
          text: ' Sidecuts caf\u00e9 \u597d\u3002',
          tokens: [
            token('[_BEG_]', 0, 0),
            token(' Side', 0, 300, 1),
            token('cuts', 300, 600),
            token(' caf', 600, 800),
            token('\ufffd', 800, 850),
            token('\ufffd', 850, 900),
            token(' ', 900, 900),
            token('\u597d', 900, 1500),
            token('\u3002', 1500, 2000),
            token('[_TT_100]', 2000, 2000),
          ],
        },
      ],
    });
    expect(read.cues[0]?.words?.map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [0, 600, ' Sidecuts'],
      [600, 900, ' caf\u00e9'],
      [900, 2000, ' \u597d\u3002'],
    ]);
    expect(read.cues[0]?.words?.[0]?.confidence).toBe(0.75);
  });
});

describe('speech services', () => {
  const deepgramWord = (word: string, start: number, end: number, speaker: number): object => ({
    ...{
      word: word.toLowerCase().replace('.', ''),
      punctuated_word: word,
      start,
      end,
      speaker,
      confidence: 0.9,
    },
  });
  const words = [
    deepgramWord('Hello.', 0.5, 1, 0),
    deepgramWord('Hi', 2, 2.4, 1),
    deepgramWord('you.', 2.4, 3, 1),
  ];
  const channel = {
    detected_language: 'en',
    alternatives: [{ transcript: 'Hello. Hi you.', confidence: 1, words }],
  };

  it('Deepgram gives words, which are built into cues of one speaker each', () => {
    const read = parse({ metadata: {}, results: { channels: [channel] } });
    expect(read.cues.map(({ text, speaker }) => [text, speaker])).toEqual([
      ['Hello.', 'Speaker 0'],
      ['Hi you.', 'Speaker 1'],
    ]);
    expect(read.cues[1]?.words).toEqual([
      word(2000, 2400, ' Hi', { confidence: 0.9, speaker: 'Speaker 1' }),
      word(2400, 3000, ' you.', { confidence: 0.9, speaker: 'Speaker 1' }),
    ]);
    expect(read.language).toBe('en');
  });

  it('Deepgram gives utterances, which are cues while they are short', () => {
    const utterances = [
      { start: 0.5, end: 1, confidence: 0.9, transcript: 'Hello.', words: words.slice(0, 1), speaker: 0 },
      { start: 2, end: 3, confidence: 0.9, transcript: 'Hi you.', words: words.slice(1), speaker: 1 },
    ];
    const read = parse({ results: { channels: [channel], utterances } });
    expect(read.cues.map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [500, 1000, 'Hello.'],
      [2000, 3000, 'Hi you.'],
    ]);
  });

  it('AssemblyAI gives milliseconds and speakers by letters', () => {
    const spoken = [
      { text: 'Smoke', start: 250, end: 650, confidence: 0.7, speaker: 'A' },
      { text: 'rises.', start: 730, end: 1000, confidence: 0.9, speaker: 'A' },
      { text: 'Where?', start: 2000, end: 2600, confidence: 0.8, speaker: 'B' },
    ];
    const file = {
      id: 'x',
      language_code: 'en_us',
      audio_duration: 3,
      text: 'Smoke rises. Where?',
      words: spoken,
    };
    const built = parse({ ...file, utterances: null });
    expect(built.language).toBe('en-US');
    expect(built.cues.map(({ text, speaker }) => [text, speaker])).toEqual([
      ['Smoke rises.', 'A'],
      ['Where?', 'B'],
    ]);
    const turn = (from: number, to: number): object => ({
      ...{ speaker: from === 0 ? 'A' : 'B', start: [250, 0, 2000][from], end: [650, 1000, 2600][to - 1] },
      ...{ text: from === 0 ? 'Smoke rises.' : 'Where?', words: spoken.slice(from, to) },
    });
    const turns = parse({ ...file, utterances: [turn(0, 2), turn(2, 3)] });
    expect(turns.cues.map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [250, 1000, 'Smoke rises.'],
      [2000, 2600, 'Where?'],
    ]);
  });

  it('a turn of minutes is built into cues that can be read', () => {
    const long = Array.from({ length: 60 }, (_, index) => ({
      ...{
        text: index % 9 === 8 ? 'word.' : 'word',
        start: index * 400,
        end: index * 400 + 350,
        speaker: 'A',
      },
    }));
    const text = long.map((item) => item.text).join(' ');
    const read = parse({
      audio_duration: 24,
      utterances: [{ speaker: 'A', start: 0, end: 24_000, text, words: long }],
    });
    expect(read.cues.length).toBeGreaterThan(3);
    expect(read.cues.every(({ startMs, endMs, speaker }) => endMs - startMs <= 7000 && speaker === 'A')).toBe(
      true,
    );
    expect(read.cues.flatMap((cue) => cue.words ?? [])).toHaveLength(60);
  });

  it('others with like answers are read: Amazon, ElevenLabs, Hugging Face', () => {
    const item = (type: string, content: string, more: object = {}): object => ({
      ...{ type, alternatives: [{ confidence: '0.5', content }] },
      ...more,
    });
    const amazon = parse({
      results: {
        transcripts: [],
        items: [
          item('pronunciation', 'Hello', { start_time: '0.5', end_time: '1.0', speaker_label: 'spk_0' }),
          item('punctuation', '.'),
        ],
      },
    });
    expect(amazon.cues[0]).toMatchObject({ text: 'Hello.', speaker: 'spk_0' });
    const eleven = parse({
      ...{ language_code: 'eng', text: 'Hi you' },
      words: [
        { text: 'Hi', start: 0.1, end: 0.5, type: 'word', speaker_id: 'speaker_0' },
        { text: ' ', start: 0.5, end: 0.6, type: 'spacing' },
        { text: 'you', start: 0.6, end: 1.1, type: 'word', speaker_id: 'speaker_0' },
      ],
    });
    expect(eleven.cues[0]).toMatchObject({ text: 'Hi you', speaker: 'speaker_0' });
    expect(eleven.cues[0]?.words).toHaveLength(2);
    const chunks = [
      { timestamp: [0, 2.5], text: ' One sentence.' },
      { timestamp: [2.5, null], text: ' Two.' },
    ];
    expect(parse({ text: '', chunks }).cues).toEqual([
      { startMs: 0, endMs: 2500, text: 'One sentence.' },
      { startMs: 2500, endMs: 4500, text: 'Two.' },
    ]);
  });
});

describe('JSON of anyone', () => {
  it('is refused where it is no transcript, with what could be read', () => {
    for (const value of [{}, [], [1, 2], { words: 'no' }, { results: [] }, { a: { b: [] } }]) {
      expect(() => parse(value)).toThrow(SidecutError);
    }
    expect(parse({ segments: [], text: '' })).toEqual({
      cues: [],
      problems: [{ line: 1, code: 'nothing-found', facts: { missing: 'segment' } }],
    });
  });

  it('keeps what is whole of a file with odd values', () => {
    const read = parse({
      segments: [
        null,
        { start: 'x', end: 1, text: 'untimed' },
        { start: 3, end: 1, text: 7, words: [{ word: 'late', start: 1e300, end: -5 }, 5, {}] },
        { start: 2, end: 1, text: 'back' },
        { start: 5, text: 'open' },
      ],
    });
    expect(read.cues.map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [1000, 3000, 'late'],
      [1000, 2000, 'back'],
      [5000, 7000, 'open'],
    ]);
    expect(read.problems.map(({ code }) => code)).toContain('untimed-left-out');
  });

  it('never makes it throw anything but that, whatever stands under the names we know', () => {
    const names = [
      'segments',
      'words',
      'text',
      'word',
      'start',
      'end',
      'results',
      'channels',
      'alternatives',
    ];
    const more = [
      'utterances',
      'transcription',
      'tokens',
      'offsets',
      'from',
      'to',
      'chunks',
      'timestamp',
      'items',
    ];
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('a b', ' ', '', '[_BEG_]', '\ufffd', null, true, -1, 0, 0.5, 3, 1e308, '1.5'),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...names, ...more, 'speaker', 'p'), tie('value'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, (given) => {
        try {
          for (const cue of parse(given).cues) {
            expect(Number.isSafeInteger(cue.startMs) && cue.endMs >= cue.startMs && cue.startMs >= 0).toBe(
              true,
            );
          }
        } catch (error) {
          expect(error).toBeInstanceOf(SidecutError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused quickly where it is nested without end, or made of brackets', () => {
    const deep = { code: 'bad-subtitle', facts: { reason: 'too-complex' } };
    for (const text of ['['.repeat(1_000_000), '[[],'.repeat(200), `{"a":${'[],'.repeat(5_000_000)}`]) {
      const before = process.cpuUsage();
      expect(() => parseJson(text)).toThrow(expect.objectContaining(deep) as Error);
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
    }
  });

  it('is known by what is in it, whatever its name', () => {
    expect(detectFormat('a.txt', '{"segments": []}')?.id).toBe('json');
    expect(detectFormat('a.txt', ' [\n {"start": 0}]')?.id).toBe('json');
    expect(detectFormat('a.sub', '{1}{1}25\n{10}{20}x')?.id).toBe('microdvd');
    expect(detectFormat('a.txt', '[00:01.00]x')?.id).toBe('lrc');
  });

  it('names its language in several ways', () => {
    expect(
      ['en', 'en_us', 'english', 'Haitian Creole', 'zh-TW', 'klingon?', ''].map(transcriptLanguage),
    ).toEqual(['en', 'en-US', 'en', 'ht', 'zh-TW', null, null]);
  });
});
