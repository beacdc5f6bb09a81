import { describe, expect, it } from 'vitest';
import type { TranscribeOptions, WindowResult } from '../../inference/kinds/whisper/contract.ts';
import type { CutWindow } from './cut-windows.ts';
import { hearWindow } from './hear-window.ts';
import type { Recogniser } from './recogniser.ts';

/** Sound that says where it is: sample `i` is `i`. `speech`: where somebody speaks. */
function windowOf(...speech: readonly (readonly [number, number])[]): CutWindow {
  const endMs = speech.at(-1)![1];
  return {
    ...{ pieces: [{ startMs: 0, endMs, offsetMs: 0 }], lengthMs: endMs, coveredMs: endMs, doubtful: [] },
    speech: speech.map(([from, to]) => ({ startMs: from, endMs: to })),
    samples: Float32Array.from({ length: endMs * 16 }, (_, i) => i),
  };
}

/** `fromMs text`: a word every 400 ms. */
function heard(
  lines: readonly (readonly [number, string])[],
  more: Partial<WindowResult> = {},
): WindowResult {
  const segments = lines.map(([fromMs, text]) => {
    const words = text.split(' ').map((word, i) => ({
      ...{ startMs: fromMs + i * 400, endMs: fromMs + i * 400 + 380, text: ` ${word}` },
      ...{ confidence: 0.9, timing: 'attention' as const },
    }));
    return { startMs: fromMs, endMs: words.at(-1)!.endMs, text: ` ${text}`, words };
  });
  return {
    ...{ language: 'en', languageProbability: 1, segments, avgLogProb: -0.2, compressionRatio: 1 },
    ...{ noSpeechProb: 0, temperature: 0, decodedTokens: 5, ...more },
  };
}

interface Asked {
  readonly fromMs: number;
  readonly lengthMs: number;
  readonly options: TranscribeOptions;
}

/** Answers with words that begin where the sound that it is given does. */
function recogniserOf(answer: (asked: Asked, number: number) => WindowResult) {
  const asked: Asked[] = [];
  const recogniser: Recogniser = {
    transcribe: (windows, options) =>
      Promise.resolve(
        windows.map(({ samples }) => {
          const one = { fromMs: samples[0]! / 16, lengthMs: samples.length / 16, options };
          asked.push(one);
          return answer(one, asked.length);
        }),
      ),
  };
  return { recogniser, asked };
}

const textOf = ({ words }: { readonly words: readonly { readonly text: string }[] }) =>
  words
    .map(({ text }) => text)
    .join('')
    .trim();

const nothing = heard([], { gap: 'no-speech' });

describe('speech that the recogniser wrote nothing for', () => {
  const hearing = (recogniser: Recogniser, transcribe: TranscribeOptions = {}) => ({
    ...{ recogniser, usual: undefined, transcribe: { language: 'en', prompt: 'Sidecut', ...transcribe } },
  });

  it('in the middle of a window is heard again alone, with the prompt and a wider beam, and takes its place', async () => {
    const window = windowOf([0, 2000], [2500, 7000], [7500, 9000]);
    const first = heard([
      [0, 'So we begin.'],
      [7600, 'and end.'],
    ]);
    const { recogniser, asked } = recogniserOf(() =>
      heard([[500, 'Here is what was said to all of those who came']]),
    );
    const result = await hearWindow(window, first, hearing(recogniser));
    expect(textOf(result)).toBe('So we begin. Here is what was said to all of those who came and end.');
    expect(result.gaps).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(asked[0]!.options).toMatchObject({ language: 'en', prompt: 'Sidecut', beamSize: 5 });
    expect(asked[0]!.fromMs).toBeLessThanOrEqual(2500);
    expect(asked[0]!.fromMs + asked[0]!.lengthMs).toBeGreaterThanOrEqual(7000);
  });

  it('is tried in other ways while nothing comes, and what stays without words is told', async () => {
    const window = windowOf([0, 2000], [2500, 7000]);
    const first = heard([[0, 'So we begin.']]);
    const { recogniser, asked } = recogniserOf(() => nothing);
    const result = await hearWindow(window, first, hearing(recogniser));
    expect(textOf(result)).toBe('So we begin.');
    expect(result.gaps).toEqual([{ startMs: 2500, endMs: 7000, reason: 'no-words' }]);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.some(({ options }) => (options.temperatures?.[0] ?? 0) > 0)).toBe(true);
    expect(new Set(asked.map(({ fromMs }) => fromMs)).size).toBeGreaterThan(1);
  });

  it('is heard again with all of its window where that has only a few words', async () => {
    const window = windowOf([0, 4000], [4600, 9000], [9500, 12_000]);
    const first = heard([
      [200, 'to'],
      [10_000, 'bomb the world of all'],
    ]);
    const { recogniser, asked } = recogniserOf(() =>
      heard([
        [200, 'Three thousand lives that were stolen from us all on that day on these grounds and who knows'],
      ]),
    );
    const result = await hearWindow(window, first, hearing(recogniser));
    expect(asked[0]).toMatchObject({ fromMs: 0, lengthMs: 12_000 });
    expect(textOf(result)).toMatch(/^Three thousand .* who knows$/u);
  });

  it('of a whole window keeps the reason why nothing passed', async () => {
    const { recogniser } = recogniserOf(() => nothing);
    const result = await hearWindow(
      windowOf([0, 5000]),
      heard([], { gap: 'repetition' }),
      hearing(recogniser),
    );
    expect(result.gaps).toEqual([{ startMs: 0, endMs: 5000, reason: 'repetition' }]);
  });

  it('is not filled with what is heard without confidence, nor with words that are there already', async () => {
    const window = windowOf([0, 2400], [2500, 7000]);
    const first = heard([[1300, 'So we begin.']]);
    const unsure = heard([[500, 'thank you']]);
    const words = unsure.segments[0]!.words.map((word) => ({ ...word, confidence: 0.2 }));
    const { recogniser } = recogniserOf(() => ({
      ...unsure,
      segments: [{ ...unsure.segments[0]!, words }],
    }));
    expect((await hearWindow(window, first, hearing(recogniser))).gaps).toHaveLength(1);
    const more = recogniserOf(({ fromMs }) =>
      fromMs < 2500 ? heard([[0, 'begin. Here it is all of what was said right now']]) : nothing,
    );
    const result = await hearWindow(window, first, hearing(more.recogniser));
    expect(textOf(result)).toBe('So we begin. Here it is all of what was said right now');
  });

  it('is not looked for where nobody speaks, in translations only where there is no word at all', async () => {
    const { recogniser, asked } = recogniserOf(() => nothing);
    const doubtful = [{ startMs: 0, endMs: 6000 }];
    await hearWindow({ ...windowOf([0, 6000]), speech: [], doubtful }, nothing, hearing(recogniser));
    const first = heard([[0, 'So we begin.']]);
    await hearWindow(windowOf([0, 9000]), first, hearing(recogniser, { task: 'translate' }));
    expect(asked).toEqual([]);
    await hearWindow(windowOf([0, 9000]), nothing, hearing(recogniser, { task: 'translate' }));
    expect(asked.length).toBeGreaterThan(0);
  });
});

describe('what is heard where the detector doubts', () => {
  const doubtful = [{ startMs: 0, endMs: 1000 }];
  const heardAt = (confidence: number) => {
    const { segments, ...more } = heard([[0, 'Yes.']]);
    const words = segments[0]!.words.map((word) => ({ ...word, confidence }));
    return { ...more, segments: [{ ...segments[0]!, words }] };
  };
  const hear = (window: CutWindow, confidence: number) =>
    hearWindow(window, heardAt(confidence), {
      ...{ recogniser: recogniserOf(() => nothing).recogniser, usual: undefined, transcribe: {} },
    });

  it('stays when it was heard with confidence, and goes when it was not', async () => {
    const window = { ...windowOf([0, 1000]), speech: [], doubtful };
    expect(textOf(await hear(window, 0.8))).toBe('Yes.');
    expect(textOf(await hear(window, 0.6))).toBe('');
  });

  it('stays beside speech whatever the confidence: a first word, a short answer', async () => {
    expect(textOf(await hear(windowOf([0, 1000]), 0.5))).toBe('Yes.');
  });
});

describe('a window in two languages', () => {
  const window = windowOf([0, 3000], [3600, 7000]);
  const mixed = { languageProbability: 0.8, language: 'es' };
  const languages = [
    { language: 'es', probability: 0.8 },
    { language: 'en', probability: 0.19 },
  ];
  const first = heard([[0, 'todo en español malo']], { ...mixed, languages });

  function bilingual(byStretch: readonly string[]) {
    const { recogniser, asked } = recogniserOf(({ options: { language = '' } }) =>
      heard([[100, language === 'en' ? 'this is English and said' : 'esto es lo que dijo']], {
        ...{ language, languageProbability: 1 },
      }),
    );
    const detectLanguages: Recogniser['detectLanguages'] = (windows, among) => {
      expect(among).toEqual(['es', 'en']);
      return Promise.resolve(windows.map((_, i) => [{ language: byStretch[i]!, probability: 0.97 }]));
    };
    return { recogniser: { ...recogniser, detectLanguages }, asked };
  }
  const hearing = (recogniser: Recogniser) => ({
    recogniser,
    usual: undefined,
    transcribe: { language: 'auto' },
  });

  it('is heard passage by passage, each in its own, which its words carry', async () => {
    const { recogniser, asked } = bilingual(['es', 'en']);
    const { words } = await hearWindow(window, first, hearing(recogniser));
    expect(asked.map(({ fromMs, options }) => [fromMs, options.language])).toEqual([
      [0, 'es'],
      [3600, 'en'],
    ]);
    expect(words.map(({ text, language }) => `${language}${text}`).slice(4, 6)).toEqual([
      'es dijo',
      'en this',
    ]);
    expect(words[5]!.startMs).toBeGreaterThanOrEqual(3600);
  });

  it('in turns is heard once in each, and every word stands where it was said', async () => {
    const turns = windowOf([0, 2000], [2600, 4000], [4600, 7000], [7600, 9000]);
    const { recogniser, asked } = bilingual(['es', 'en', 'es', 'en']);
    const { words } = await hearWindow(turns, first, hearing(recogniser));
    expect(asked.map(({ options, lengthMs }) => [options.language, lengthMs])).toEqual([
      ['es', 2000 + 2400 + 2 * 600],
      ['en', 1400 + 1400 + 2 * 600],
      // What stays without words is heard again in its own language.
      ['es', 2400 + 2 * 400],
    ]);
    // The fake says "esto es lo que dijo" from .1 to 2.1 s: into the silence behind the first turn, and English into the second.
    const of = (wanted: string) =>
      words.filter(({ language }) => language === wanted).map(({ startMs }) => startMs - (startMs % 100));
    expect(of('es')).toEqual([100, 500, 900, 1300, 1700, 4300, 4700, 5100, 5500, 5900]);
    expect(of('en')).toEqual([2700, 3100, 3500, 3900, 7600]);
  });

  it('keeps what was heard with confidence where the detector doubts, outside its passages', async () => {
    const sung = windowOf([0, 3000], [3600, 7000], [9500, 10_500]);
    const all = { ...sung, speech: sung.speech.slice(0, 2), doubtful: sung.speech.slice(2) };
    const lines = [
      [0, 'todo en español malo'],
      [9600, 'ay amor'],
    ] as const;
    const { recogniser } = bilingual(['es', 'en']);
    const result = await hearWindow(all, heard(lines, { ...mixed, languages }), hearing(recogniser));
    expect(textOf(result)).toBe('esto es lo que dijo this is English and said ay amor');
    expect(result.words.at(-1)).toMatchObject({ language: 'es', startMs: 10_000 });
  });

  it('that turns out to be another one is heard again in that', async () => {
    const { recogniser, asked } = bilingual(['en', 'en']);
    const result = await hearWindow(window, first, hearing(recogniser));
    expect(asked[0]).toMatchObject({ fromMs: 0, lengthMs: 7000, options: { language: 'en' } });
    expect(result.language).toBe('en');
  });

  it('is not asked when it is as good as sure, when the language was given, or in a translation', async () => {
    const { recogniser, asked } = bilingual(['es', 'en']);
    const whole = heard(
      [
        [0, 'todo en español y bien dicho por dos o tres personas más'],
        [5300, 'y más'],
      ],
      {
        language: 'es',
      },
    );
    const surely = await hearWindow(
      window,
      { ...whole, languageProbability: 0.99, languages: [{ language: 'es', probability: 0.99 }] },
      hearing(recogniser),
    );
    expect(surely.words.every(({ language }) => language === 'es')).toBe(true);
    const given = { ...hearing(recogniser), transcribe: { language: 'es' } };
    const { words } = await hearWindow(window, whole, given);
    expect(words.every(({ language }) => language === undefined)).toBe(true);
    await hearWindow(
      window,
      { ...whole, languages },
      {
        ...hearing(recogniser),
        transcribe: { language: 'auto', task: 'translate' },
      },
    );
    expect(asked).toEqual([]);
  });
});
