import { describe, expect, it } from 'vitest';
import {
  certaintyOfMeaning,
  certaintyOfWords,
  knownLevel,
  levelAmong,
  levelPassages,
  levelQuestions,
  matchLevel,
} from './certainty.ts';
import { parseQuery } from './parse-query.ts';

describe('whether something answers a question', () => {
  it('is told from how near a model puts questions to answers and to anything else', () => {
    // A plane in which each question lies at .8 to its own answer and at 0 or less to the others.
    const turned = (angle: number) => [Math.cos(angle), Math.sin(angle)];
    const questions = Float32Array.from([0, 2, 4].flatMap(turned));
    const passages = Float32Array.from([0, 2, 4].flatMap((angle) => turned(angle + Math.acos(0.8))));
    const level = matchLevel(questions, passages, 2);
    expect(level.line).toBeGreaterThan(level.unrelated);
    expect(level.line).toBeLessThan(0.8);
    expect(certaintyOfMeaning(0.8, level)).toBeGreaterThan(1);
    expect(certaintyOfMeaning(level.unrelated, level)).toBe(0);
    expect(certaintyOfMeaning(0.4, knownLevel(0.4))).toBe(1);
    // Among more passages one is as near by chance.
    expect(levelAmong(level, 100_000).line).toBeGreaterThan(levelAmong(level, 1000).line);
    expect(levelAmong(level, 800)).toEqual(level);
    expect(levelQuestions).toHaveLength(levelPassages.length);
  });

  it('is told by words from how many of them that count are there', () => {
    const certainty = (typed: string, text: string, language = 'en') =>
      certaintyOfWords(parseQuery(typed), text, language);
    expect(certainty('how do I crop the images?', 'Crop an image like this.')).toBeGreaterThan(1);
    expect(certainty('how do I crop a picture of a zebra?', 'A picture of us.')).toBeLessThan(1);
    expect(certainty('"red car"', 'a red, old car')).toBe(0);
    expect(certainty('图像颜色', '更改图像颜色', 'zh')).toBeGreaterThan(1);
    expect(certainty('', 'anything')).toBe(0);
  });
});
