import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareCues } from './measures/cue-edges.ts';
import type { Comparison } from './measures/cue-edges.ts';
import { quantile } from './measures/score.ts';
import { checkTrack } from '../core/check/check-track.ts';
import { writeSrt } from '../core/formats/srt/write-srt.ts';
import { resolveProfile } from '../core/profiles/profiles.ts';
import { runFfmpeg } from './app/run-ffmpeg.ts';
import { parseRttm } from '../core/evaluation/rttm.ts';
import { diarisationErrorRate, scoreSpeakers } from '../core/evaluation/score-speakers.ts';
import { wordErrorRate } from '../core/evaluation/word-errors.ts';
import { captionFiles, runSidecut } from './cli/sidecut-cli.ts';
import type { CaptionedFile } from './cli/sidecut-cli.ts';
import type { Truth, TrueSentence } from '../sample/truth.ts';

const sample = fileURLToPath(new URL('../sample/sample.mp4', import.meta.url));
const truth = JSON.parse(readFileSync(new URL('../sample/truth.json', import.meta.url), 'utf8')) as Truth;
const spanish = truth.sentences.filter(({ language }) => language === 'es');

describe('the sample video, captioned with the starter model', () => {
  let folder = '';
  let captioned: CaptionedFile;
  let comparison: Comparison;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sidecut-e2e-'));
    const folders = { home: join(folder, 'home'), out: join(folder, 'out') };
    captioned = (await captionFiles([sample], folders))[0]!;
    comparison = compareCues(
      captioned.cues,
      truth.sentences.flatMap(({ words }) => words),
    );
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has at most 8 % wrong words, in each of its languages and of each of its speakers', () => {
    expect(wordErrorRate(comparison.words)).toBeLessThanOrEqual(0.08);
    for (const { id } of truth.speakers) {
      const own = truth.sentences.filter(({ speaker }) => speaker === id);
      expect(own.length).toBeGreaterThan(5);
      expect(
        wordErrorRate(
          compareCues(
            cuesOver(own),
            own.flatMap(({ words }) => words),
          ).words,
        ),
      ).toBeLessThan(0.08);
    }
  });

  it('changes to Spanish where the video does, and back', () => {
    expect(captioned.language).toBe('en');
    const [first, last] = [spanish[0]!, spanish.at(-1)!];
    const between = captioned.cues.filter((cue) => cue.endMs > first.startMs && cue.startMs < last.endMs);
    expect(between.map(({ text }) => text.replace('\n', ' '))).toEqual(spanish.map(({ text }) => text));
  });

  it('writes the rude word where it is said', () => {
    expect(truth.rude.length).toBeGreaterThan(0);
    for (const { startMs, endMs } of truth.rude) {
      const cue = captioned.cues.find((shown) => shown.startMs < endMs && startMs < shown.endMs);
      expect(cue?.text).toMatch(/^Damn,/);
    }
  });

  it('starts and ends every cue within 0.25 s of the speech, within 0.1 s in the median', () => {
    const { edges } = comparison;
    expect(edges.length).toBe(captioned.cues.length * 2);
    expect(edges.filter(({ errorMs }) => Math.abs(errorMs) > 250)).toEqual([]);
    expect(
      quantile(
        edges.map(({ errorMs }) => Math.abs(errorMs)),
        0.5,
      ),
    ).toBeLessThanOrEqual(100);
  });

  /** Cues that stand over any of the sentences. */
  function cuesOver(sentences: readonly TrueSentence[]): CaptionedFile['cues'] {
    return captioned.cues.filter((cue) => {
      const middleMs = (cue.startMs + cue.endMs) / 2;
      return sentences.some(({ startMs, endMs }) => startMs <= middleMs && middleMs <= endMs);
    });
  }

  it('shows nothing while only music plays or nothing sounds', () => {
    for (const { startMs, endMs } of [...truth.music, ...truth.silence]) {
      const middleMs = (startMs + endMs) / 2;
      expect(captioned.cues.filter((cue) => cue.startMs <= middleMs && middleMs < cue.endMs)).toEqual([]);
    }
  });

  it('has three speakers, with at most 10 % of the time told wrongly', async () => {
    const found = await runSidecut(['speakers', sample, '--format', 'rttm'], join(folder, 'home'));
    expect(found.stderr).toContain('starter model');
    const score = scoreSpeakers(truth.sentences, parseRttm(found.stdout));
    expect(score.foundSpeakers).toBe(truth.speakers.length);
    expect(diarisationErrorRate(score)).toBeLessThanOrEqual(0.1);
  }, 60_000);

  it('breaks no rule of the Netflix profile, shot changes included', () => {
    const profile = resolveProfile('netflix', { language: 'en' });
    const { durationMs, framesPerSecond } = truth;
    const shotChanges = truth.shotChanges.map(({ timeMs }) => timeMs);
    const frameRate = { numerator: framesPerSecond, denominator: 1 };
    const facts = { profile, durationMs, shotChanges, frameRate };
    expect(checkTrack({ cues: bareCues(), language: 'en' }, facts)).toEqual([]);
  });

  it('is judged so by the command, which finds the cuts by itself, and a cue that does not keep to one', async () => {
    const film = join(folder, 'beginning.mp4');
    await runFfmpeg(['-i', sample, '-c', 'copy', '-t', '40', film]);
    const subtitles = join(folder, 'beginning.srt');
    const cut = truth.shotChanges.find(({ timeMs }) => timeMs > 20_000)!.timeMs;
    const cues = bareCues().filter(({ endMs }) => endMs < 40_000);
    const over = cues.findIndex(({ endMs }) => endMs > cut + 500);
    expect(Math.abs(cues[over]!.startMs - cut)).toBeLessThan(200);
    await writeFile(subtitles, writeSrt(cues.with(over, { ...cues[over]!, startMs: cut - 240 })));
    const check = await runSidecut(['check', subtitles, '--video', film], join(folder, 'home'));
    expect(check.stdout).toMatch(new RegExp(`^cue ${over + 1} .*shot`));
    expect(check.stdout).toMatch(/: 1 found\n$/);
    expect(check.status).toBe(1);
  });

  const bareCues = () => captioned.cues.map(({ startMs, endMs, text }) => ({ startMs, endMs, text }));
});
