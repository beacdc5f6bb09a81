import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPromptTokens, countTokens } from '../testing/fake-writer.ts';
import { greenhouse, spokenText } from '../testing/spoken-text.ts';
import { planParts } from './plan-parts.ts';
import type { WriterLimits } from './plan-parts.ts';
import { partRequest } from './prompt.ts';
import type { WriterPart } from './writer-part.ts';

const limits = (contextTokens: number): WriterLimits => ({
  countTokens: (texts) => texts.map(countTokens),
  promptTokens: countPromptTokens(partRequest({ chapter: 0, lines: [] }, 'en').prompt),
  contextTokens,
  answerTokens: 200,
});

async function partsOf(
  text: Parameters<typeof planParts>[0],
  contextTokens: number,
): Promise<readonly WriterPart[]> {
  const plan = await planParts(text, limits(contextTokens));
  return plan.kind === 'parts' ? plan.parts : [];
}

describe('a transcript in parts for a writer', () => {
  const text = spokenText(greenhouse);

  it('is one part a chapter where a chapter fits', async () => {
    const parts = await partsOf(text, 4096);
    expect(parts.map(({ chapter }) => chapter)).toEqual([0, 1, 2, 3]);
    expect(parts.flatMap(({ lines }) => lines.map(({ sentence }) => sentence))).toEqual([
      ...text.sentences.keys(),
    ]);
    expect(parts[1]!.lines.map(({ number }) => number)).toEqual(parts[1]!.lines.map((_, index) => index + 1));
  });

  it('is several parts of a chapter that does not, each within the context', async () => {
    const long = spokenText([
      { sentences: Array.from({ length: 40 }, () => greenhouse[2]!.sentences).flat() },
    ]);
    const parts = await partsOf(long, 1000);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(countPromptTokens(partRequest(part, 'en').prompt) + 200).toBeLessThanOrEqual(1000);
    }
    const sizes = parts.map(({ lines }) => lines.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(Math.max(...sizes) / 2);
  });

  it('leaves no part for chapters of fillers or silence', async () => {
    const quiet = spokenText([greenhouse[0]!, { sentences: ['Yeah.', 'Okay.'] }, { sentences: [] }]);
    expect((await partsOf(quiet, 4096)).map(({ chapter }) => chapter)).toEqual([0]);
  });

  it('says how many tokens a writer needs that is too small', async () => {
    const plan = await planParts(text, limits(300));
    expect(plan).toMatchObject({ kind: 'too-small' });
    expect(plan.kind === 'too-small' && plan.neededTokens).toBeGreaterThan(300);
  });

  it('loses no word, however long a sentence', async () => {
    const word = fc.constantFrom(
      ...['greenhouse', 'window', 'x'.repeat(3000), '温室的屋顶', 'roof.', '😀'.repeat(900)],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 60 }), async (words) => {
        const spoken = spokenText([
          { sentences: ['The roof of a greenhouse is a window.', words.join(' ')] },
        ]);
        const parts = await partsOf(spoken, 800);
        const all = parts.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
        const bare = (said: string) => said.replaceAll(/\s/gu, '');
        expect(bare(all)).toBe(bare(spoken.sentences.map((one) => one.text).join('')));
        expect(all.isWellFormed()).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
