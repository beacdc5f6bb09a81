import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCancellation, isSidecutError } from '../../../../core/errors.ts';
import type { FailureCode } from '../../../../core/failures.ts';
import { keepModels } from '../../loaded-models.ts';
import type { LoadedModels } from '../../loaded-models.ts';
import { transcribeInput, whisperContract } from './contract.ts';
import type { SpeechModelInfo, TranscribeInput, WindowResult } from './contract.ts';
import { createWhisper } from './model.ts';
import type { TranscribeHooks } from './transcription/transcribe-windows.ts';
import { readSampleSpeech, sampleSentences } from './testing/sample-speech.ts';
import { cpu, starterFolder, testPool, tones } from './testing/starter.ts';

const signal = new AbortController().signal;
const request = { folder: starterFolder, device: 'cpu', precision: 'auto' } as const;
/** Nothing is judged, so that there is something to compare even where the model is unsure. */
const anything = {
  compressionRatioThreshold: 100,
  logProbThreshold: -100,
  noSpeechThreshold: 1,
  temperatures: [0],
};

describe('the Whisper engine', () => {
  let engine: LoadedModels<typeof whisperContract>;
  let info: SpeechModelInfo;
  /** One sentence of the sample each, with a little air around. */
  let spoken: readonly {
    readonly samples: Float32Array;
    readonly sentence: (typeof sampleSentences)[number];
  }[];
  const margin = 200;

  beforeAll(async () => {
    engine = keepModels(whisperContract, createWhisper(), testPool());
    info = await engine.load(request, cpu, signal);
    const sound = readSampleSpeech();
    spoken = sampleSentences.map((sentence) => ({
      sentence,
      samples: sound.slice((sentence.startMs - margin) * 16, (sentence.endMs + margin) * 16),
    }));
  });

  function transcribe(
    windows: TranscribeInput['windows'],
    options: TranscribeInput['options'] = {},
    hooks: Partial<TranscribeHooks> = {},
  ): Promise<WindowResult[]> {
    const input = transcribeInput.parse({
      modelKey: info.modelKey,
      windows,
      options: { ...anything, ...options },
    });
    return engine.run('transcribe', input, { signal, progress: () => undefined, ...hooks });
  }

  it('describes the model', () => {
    expect(info).toMatchObject({ provider: 'cpu', windowSamples: 160_000, wordTimesFromAttention: true });
    expect(info.languages).toContain('en');
    expect(info.batchSize).toBeGreaterThan(1);
  });

  it('gives the same text for windows alone and together, and reports each as it is done', async () => {
    const windows = spoken.slice(0, 5).map(({ samples }) => ({ samples }));
    const seen = new Map<number, WindowResult>();
    const together = await transcribe(
      windows,
      { language: 'en' },
      { progress: ({ index, result }) => seen.set(index, result) },
    );
    expect([...seen.keys()].sort()).toEqual([0, 1, 2, 3, 4]);
    for (const [index, window] of windows.entries()) {
      const [alone] = await transcribe([window], { language: 'en' });
      expect(together[index]?.segments).toEqual(alone?.segments);
      expect(together[index]?.avgLogProb).toBeCloseTo(alone?.avgLogProb ?? NaN, 3);
      expect(seen.get(index)).toEqual(together[index]);
    }
  });

  it('hears most of the sample, word for word in time', async () => {
    const results = await transcribe(
      spoken.map(({ samples }) => ({ samples })),
      { language: 'en' },
    );
    const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
    const errors: number[] = [];
    let said = 0;
    results.forEach(({ segments }, index) => {
      const { startMs = 0, words = [] } = spoken[index]?.sentence ?? {};
      const heard = segments.flatMap((segment) => segment.words);
      said += words.length;
      for (const word of words) {
        const same = heard.filter(({ text }) => letters(text) === letters(word.text));
        const distances = same.map((match) => Math.abs(match.startMs - margin + startMs - word.startMs));
        if (distances.length > 0) errors.push(Math.min(...distances));
      }
    });
    errors.sort((a, b) => a - b);
    expect(errors.length / said).toBeGreaterThan(0.7);
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(150);
  });

  it('keeps words in order, inside the audio and complete', async () => {
    const some = spoken.slice(0, 6);
    const results = await transcribe(
      some.map(({ samples }) => ({ samples })),
      { language: 'en' },
    );
    results.forEach(({ segments }, index) => {
      let before = 0;
      expect(segments.length).toBeGreaterThan(0);
      for (const segment of segments) {
        expect(segment.words.map(({ text }) => text).join('')).toBe(segment.text);
        for (const word of segment.words) {
          expect(word.startMs).toBeGreaterThanOrEqual(before);
          expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
          expect(word.timing).toBe('attention');
          before = word.endMs;
        }
      }
      expect(before).toBeLessThanOrEqual((some[index]?.samples.length ?? 0) / 16);
    });
  });

  it('finds the language of each window when asked', async () => {
    const [auto] = await transcribe([{ samples: tones(5, 1) }]);
    expect(info.languages).toContain(auto?.language);
    expect(auto?.languageProbability).toBeGreaterThan(0);
    const [given] = await transcribe([{ samples: tones(5, 1) }], { language: 'de' });
    expect(given).toMatchObject({ language: 'de', languageProbability: 1 });
  });

  it('tells how likely the languages are that come into question, and chooses among them', async () => {
    const windows = [{ samples: tones(5, 1) }, { samples: tones(3, 2) }];
    const languages = ['de', 'en'];
    const asked = { modelKey: info.modelKey, windows, languages };
    const scores = await engine.run('detectLanguages', asked, { signal, progress: () => undefined });
    const [auto] = await transcribe(windows, { language: 'auto', languages });
    expect(scores[0]![0]).toMatchObject({ language: auto!.language });
    expect(scores[0]![0]!.probability).toBeCloseTo(auto!.languageProbability, 3);
    for (const some of scores) {
      expect(some.every(({ language }) => languages.includes(language))).toBe(true);
      expect(some.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 1);
    }
  });

  it('takes names and earlier text as context, for windows of one batch each its own', async () => {
    const samples = tones(5, 1);
    const windows = [{ samples }, { samples, previousText: 'Anna bought a hat.' }];
    const [plain, conditioned] = await transcribe(windows, { language: 'en', prompt: 'Maria' });
    const [alone] = await transcribe(windows.slice(1), { language: 'en', prompt: 'Maria' });
    expect(conditioned?.avgLogProb).toBeCloseTo(alone?.avgLogProb ?? NaN, 3);
    expect(conditioned?.avgLogProb).not.toBeCloseTo(plain?.avgLogProb ?? NaN, 4);
  });

  it('drops earlier text that is a loop', async () => {
    const samples = tones(5, 1);
    const [looped, plain] = await transcribe(
      [{ samples, previousText: 'thank you '.repeat(12) }, { samples }],
      { language: 'en' },
    );
    expect(looped?.avgLogProb).toBeCloseTo(plain?.avgLogProb ?? NaN, 3);
  });

  it('finds by beam search at least as likely a text as greedily', async () => {
    const windows = spoken.slice(0, 3).map(({ samples }) => ({ samples }));
    const greedy = await transcribe(windows, { language: 'en' });
    const beams = await transcribe(windows, { language: 'en', beamSize: 4 });
    const score = (results: readonly WindowResult[]): number =>
      results.reduce((sum, { avgLogProb }) => sum + avgLogProb, 0);
    expect(score(beams)).toBeGreaterThanOrEqual(score(greedy) - 0.05);
    expect(
      beams.every(({ decodedTokens }, index) => decodedTokens > (greedy[index]?.decodedTokens ?? 0)),
    ).toBe(true);
  });

  it('finds by beam search the same text for windows alone and together', async () => {
    const windows = spoken.slice(0, 4).map(({ samples }) => ({ samples }));
    const options = { language: 'en', beamSize: 3 };
    const together = await transcribe(windows, options);
    for (const [index, window] of windows.entries()) {
      const [alone] = await transcribe([window], options);
      expect(together[index]?.segments).toEqual(alone?.segments);
      expect(together[index]?.decodedTokens).toBe(alone?.decodedTokens);
    }
  });

  it('falls back by temperature, repeatably, and leaves a gap when nothing passes', async () => {
    const windows = spoken.slice(0, 2).map(({ samples }) => ({ samples }));
    const options = { ...anything, language: 'en', logProbThreshold: 0, temperatures: [0, 0.5, 2] };
    const [first, again] = [await transcribe(windows, options), await transcribe(windows, options)];
    expect(first).toEqual(again);
    expect(first.map(({ gap, temperature, segments }) => [gap, temperature, segments.length])).toEqual([
      ['low-confidence', 2, 0],
      ['low-confidence', 2, 0],
    ]);
    const [other] = await transcribe(windows, { ...options, seed: 5 });
    expect(other?.avgLogProb).not.toBe(first[0]?.avgLogProb);
  });

  it('calls unlikely text over silence no speech', async () => {
    const windows = [
      { samples: new Float32Array(80_000) },
      { samples: tones(6, 2) },
      spoken[0] ?? { samples: tones(1, 0) },
    ];
    const results = await transcribe(
      windows.map(({ samples }) => ({ samples })),
      { language: 'en', logProbThreshold: 0, noSpeechThreshold: 0 },
    );
    expect(results.map(({ gap, segments }) => [gap, segments.length])).toEqual([
      ['no-speech', 0],
      ['no-speech', 0],
      ['no-speech', 0],
    ]);
  });

  it('works out word times from the signal where the export shows no attention', async () => {
    const folder = copyOfStarter();
    writeFileSync(
      join(folder, 'generation_config.json'),
      JSON.stringify({
        begin_suppress_tokens: null,
        is_multilingual: true,
        max_initial_timestamp_index: 500,
      }),
    );
    const blind = await engine.load({ ...request, folder }, cpu, signal);
    expect(blind.wordTimesFromAttention).toBe(false);
    const input = transcribeInput.parse({
      modelKey: blind.modelKey,
      windows: spoken.slice(0, 2).map(({ samples }) => ({ samples })),
      options: { ...anything, language: 'en' },
    });
    const results = await engine.run('transcribe', input, { signal, progress: () => undefined });
    const words = results.flatMap(({ segments }) => segments.flatMap((segment) => segment.words));
    expect(words.length).toBeGreaterThan(0);
    expect(new Set(words.map(({ timing }) => timing))).toEqual(new Set(['signal']));
  });

  it('stops between two steps when it is cancelled', async () => {
    const controller = new AbortController();
    const windows = Array.from({ length: 40 }, (_, seed) => ({ samples: tones(10, seed) }));
    let done = 0;
    const run = transcribe(
      windows,
      { language: 'en' },
      {
        signal: controller.signal,
        progress: () => {
          done++;
          controller.abort();
        },
      },
    );
    await expect(run).rejects.toSatisfy(isCancellation);
    expect(done).toBeLessThan(40);
  });

  it.each<[FailureCode, TranscribeInput['options']]>([['unknown-language', { language: 'xx' }]])(
    'answers %s to options the model cannot serve',
    async (code, options) => {
      const run = transcribe([{ samples: tones(1, 0) }], options);
      await expect(run).rejects.toSatisfy((error) => isSidecutError(error, code));
    },
  );

  it('refuses a model that is not loaded any more', async () => {
    const other = keepModels(whisperContract, createWhisper(), testPool());
    const { modelKey } = await other.load(request, cpu, signal);
    other.unload(modelKey);
    const input = transcribeInput.parse({ modelKey, windows: [{ samples: tones(1, 0) }], options: {} });
    const run = other.run('transcribe', input, { signal, progress: () => undefined });
    await expect(run).rejects.toSatisfy((error) => isSidecutError(error, 'model-unknown'));
  });
});

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function copyOfStarter(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidecut-model-'));
  folders.push(folder);
  cpSync(starterFolder, folder, { recursive: true });
  return folder;
}

describe('a damaged model folder', () => {
  const load = (folder: string, precision: 'auto' | 'q4' = 'auto') =>
    keepModels(whisperContract, createWhisper(), testPool()).load(
      { folder, device: 'cpu', precision },
      cpu,
      signal,
    );

  it.each<[string, FailureCode, RegExp, (folder: string) => void]>([
    [
      'without an encoder',
      'model-missing-file',
      /encoder_model\.onnx/,
      (f) => {
        rmSync(join(f, 'onnx/encoder_model.onnx'));
      },
    ],
    [
      'without any decoder',
      'model-missing-file',
      /decoder_model_merged\.onnx/,
      (f) => {
        for (const name of ['decoder_model', 'decoder_model_merged', 'decoder_with_past_model'])
          rmSync(join(f, `onnx/${name}.onnx`));
      },
    ],
    [
      'without a tokenizer',
      'model-missing-file',
      /tokenizer\.json/,
      (f) => {
        rmSync(join(f, 'tokenizer.json'));
      },
    ],
    [
      'with half an encoder',
      'model-damaged',
      /encoder_model\.onnx/,
      (f) => {
        truncateSync(join(f, 'onnx/encoder_model.onnx'), 100_000);
      },
    ],
    [
      'with half a decoder',
      'model-damaged',
      /onnx/,
      (f) => {
        for (const name of ['decoder_model', 'decoder_model_merged', 'decoder_with_past_model'])
          truncateSync(join(f, `onnx/${name}.onnx`), 100_000);
      },
    ],
    [
      'with a page of text for a decoder',
      'model-damaged',
      /onnx/,
      (f) => {
        for (const name of ['decoder_model', 'decoder_model_merged', 'decoder_with_past_model'])
          writeFileSync(join(f, `onnx/${name}.onnx`), '<html>404</html>');
      },
    ],
    [
      'with a broken config',
      'model-damaged',
      /config\.json/,
      (f) => {
        writeFileSync(join(f, 'config.json'), '{"model_type"');
      },
    ],
    [
      'with an absurd config',
      'model-damaged',
      /decoder_layers/,
      (f) => {
        writeFileSync(
          join(f, 'config.json'),
          JSON.stringify({
            model_type: 'whisper',
            vocab_size: 9,
            d_model: 8,
            encoder_layers: 1,
            decoder_layers: 1e9,
            encoder_attention_heads: 1,
            decoder_attention_heads: 1,
          }),
        );
      },
    ],
    [
      'with a foreign tokenizer',
      'model-damaged',
      /tokenizer/,
      (f) => {
        writeFileSync(
          join(f, 'tokenizer.json'),
          JSON.stringify({ model: { type: 'BPE', vocab: { a: 0 }, merges: [] }, added_tokens: [] }),
        );
      },
    ],
    [
      'with the window length of another model',
      'model-damaged',
      /configs-disagree/,
      (f) => {
        writeFileSync(join(f, 'preprocessor_config.json'), JSON.stringify({ chunk_length: 30 }));
      },
    ],
  ])('%s is answered with %s', async (_, code, facts, damage) => {
    const folder = copyOfStarter();
    damage(folder);
    const error: unknown = await load(folder).catch((reason: unknown) => reason);
    expect(error).toSatisfy((reason) => isSidecutError(reason, code));
    expect(String(error)).toMatch(facts);
  });

  it('names the file of the precision that was asked for', async () => {
    await expect(load(starterFolder, 'q4')).rejects.toThrow('onnx/encoder_model_q4.onnx');
  });

  it('names config.json when the folder is none at all', async () => {
    const error: unknown = await load('/nowhere/at/all').catch((reason: unknown) => reason);
    expect(error).toSatisfy((reason) => isSidecutError(reason, 'model-missing-file'));
  });
});
