import { describe, expect, it } from 'vitest';
import type { WindowResult } from '../../inference/kinds/whisper/contract.ts';
import type { CutWindow } from './cut-windows.ts';
import { recogniseWindows } from './recognise.ts';
import type { TranscriptWindow } from '../../services/library/transcript-record.ts';
import type { RecogniseOptions } from './recognise.ts';
import type { Recogniser } from './recogniser.ts';

function windowAt(startMs: number): CutWindow {
  return {
    pieces: [{ startMs, endMs: startMs + 1000, offsetMs: 0 }],
    lengthMs: 1000,
    coveredMs: startMs + 1000,
    samples: new Float32Array(16_000),
    speech: [{ startMs, endMs: startMs + 1000 }],
    doubtful: [],
  };
}

const heard = (text: string, more: Partial<WindowResult> = {}): WindowResult => ({
  language: 'en',
  languageProbability: 1,
  segments: [
    {
      startMs: 100,
      endMs: 900,
      text,
      words: [{ startMs: 100, endMs: 900, text, confidence: 0.9, timing: 'attention' }],
    },
  ],
  avgLogProb: -0.1,
  compressionRatio: 1,
  noSpeechProb: 0,
  temperature: 0,
  decodedTokens: 5,
  ...more,
});

async function* windows(count: number) {
  for (let i = 0; i < count; i++) yield await Promise.resolve(windowAt(i * 2000));
}

async function collect(recogniser: Recogniser, count: number, options: Partial<RecogniseOptions> = {}) {
  const results: TranscriptWindow[] = [];
  const all = { batchSize: 4, transcribe: { language: 'auto' }, previousText: false, known: [], ...options };
  for await (const batch of recogniseWindows(windows(count), recogniser, all)) results.push(...batch);
  return results;
}

describe('recognising windows', () => {
  it('begins with one window and doubles the batch, keeping the order', async () => {
    const sizes: number[] = [];
    const results = await collect(
      {
        transcribe: (inputs) => {
          sizes.push(inputs.length);
          return Promise.resolve(inputs.map(() => heard(' word')));
        },
      },
      10,
    );
    expect(sizes).toEqual([1, 2, 4, 3]);
    expect(results.map((result) => result.coveredMs)).toEqual(
      Array.from({ length: 10 }, (_, i) => i * 2000 + 1000),
    );
    expect(results[3]!.words[0]).toMatchObject({
      startMs: 6100,
      endMs: 6900,
      text: ' word',
      confidence: 0.9,
    });
  });

  it('decodes a window again in the usual language when its own is in doubt', async () => {
    const asked: (string | undefined)[] = [];
    const results = await collect(
      {
        transcribe: (inputs, options) => {
          asked.push(options.language);
          const doubtful = options.language === 'auto' && asked.length === 2;
          return Promise.resolve(
            inputs.map(() =>
              doubtful ? heard(' hm', { language: 'cy', languageProbability: 0.3 }) : heard(' yes'),
            ),
          );
        },
      },
      2,
    );
    expect(asked).toEqual(['auto', 'auto', 'en']);
    expect(results.map((result) => result.language)).toEqual(['en', 'en']);
  });

  it('keeps a second language that is certain', async () => {
    let call = 0;
    const results = await collect(
      {
        transcribe: (inputs) =>
          Promise.resolve(
            inputs.map(() => heard(' x', { language: call++ === 1 ? 'de' : 'en', languageProbability: 0.9 })),
          ),
      },
      3,
    );
    expect(results.map((result) => result.language)).toEqual(['en', 'de', 'en']);
  });

  it('gives each window the text before it when asked to', async () => {
    const before: (string | undefined)[] = [];
    let call = 0;
    await collect(
      {
        transcribe: (inputs) => {
          before.push(inputs[0]!.previousText);
          return Promise.resolve([heard(` part${++call}`)]);
        },
      },
      3,
      { previousText: true },
    );
    expect(before).toEqual([undefined, ' part1', ' part2']);
  });

  it('goes on as an unbroken run would: the same windows together, language and text before known', async () => {
    const known: TranscriptWindow[] = [0, 1, 2, 3].map((i) => ({
      ...{ startMs: i, coveredMs: i, language: 'de', isLanguageSure: true },
      words: [{ startMs: i, endMs: i, text: ` part${i}` }],
    }));
    const sizes: number[] = [];
    const asked: (string | undefined)[] = [];
    const recogniser: Recogniser = {
      transcribe: (inputs, { language }) => {
        sizes.push(inputs.length);
        asked.push(language);
        const doubtful = { language: 'cy', languageProbability: 0.3 };
        return Promise.resolve(inputs.map(() => heard(' x', language === 'de' ? {} : doubtful)));
      },
    };
    await collect(recogniser, 1, { known });
    expect(asked).toEqual(['auto', 'de']);
    sizes.length = 0;
    await collect(
      { transcribe: (inputs) => (sizes.push(inputs.length), Promise.resolve(inputs.map(() => heard(' x')))) },
      9,
      { known: known.slice(0, 3) },
    );
    expect(sizes).toEqual([4, 4, 1]);
    const before: (string | undefined)[] = [];
    const listening: Recogniser = {
      transcribe: (inputs) => (before.push(inputs[0]!.previousText), Promise.resolve([heard(' x')])),
    };
    await collect(listening, 1, { known, previousText: true });
    expect(before).toEqual([' part3']);
  });

  it('passes on a failure of the recogniser, and what was recognised before it', async () => {
    const results: TranscriptWindow[] = [];
    let call = 0;
    const failing: Recogniser = {
      transcribe: (inputs) =>
        ++call === 2 ? Promise.reject(new Error('driver')) : Promise.resolve(inputs.map(() => heard(' a'))),
    };
    const run = async () => {
      const options = { batchSize: 1, transcribe: {}, previousText: false, known: [] };
      for await (const batch of recogniseWindows(windows(3), failing, options)) results.push(...batch);
    };
    await expect(run()).rejects.toThrow('driver');
    expect(results).toHaveLength(1);
  });
});
