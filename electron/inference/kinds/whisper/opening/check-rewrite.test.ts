import { describe, expect, it } from 'vitest';
import { note } from '../../../../../core/notes.ts';
import { lendSessions } from '../../../sessions/lend-sessions.ts';
import { starterFolder, testPool } from '../testing/starter.ts';
import { checkRewrite, judgeLogits } from './check-rewrite.ts';
import { readKnownModel } from './read-known-model.ts';

const request = { folder: starterFolder, device: 'cpu', precision: 'auto' } as const;

describe('checkRewrite', () => {
  it('keeps a rewritten decoder that agrees with itself', async () => {
    const known = await readKnownModel(request, 'cpu');
    expect(known.rewritten).toBeDefined();
    const { model, notes } = await checkRewrite(known, lendSessions(testPool(), 'cpu'));
    expect(model).toBe(known);
    expect(notes).toEqual([]);
  });

  it('runs the graph as exported when the rewritten one cannot be opened or gives something else, and says so', async () => {
    const known = await readKnownModel(request, 'cpu');
    const { rewritten } = known;
    if (!rewritten) throw new Error('the starter decoder was not understood');
    const swapped = { ...rewritten, step: rewritten.cross, former: undefined };
    const check = (changed: typeof rewritten) =>
      checkRewrite({ ...known, rewritten: changed }, lendSessions(testPool(), 'cpu'));
    const notOpened = [note('decoder-as-exported', { difference: null, allowed: 0 })];
    const first = await check(swapped);
    expect(first.model.rewritten).toBeUndefined();
    expect(first.notes).toEqual(notOpened);
    const bytes = rewritten.step.graph.bytes.slice(0, 1000);
    const cut = {
      ...rewritten,
      former: undefined,
      step: { ...rewritten.step, graph: { ...rewritten.step.graph, bytes } },
    };
    const second = await check(cut);
    expect(second.model.rewritten).toBeUndefined();
    expect(second.notes).toEqual(notOpened);
  });

  it('runs the graphs with their shapes as exported when the simpler ones are refused, and says so', async () => {
    const known = await readKnownModel(request, 'cpu');
    const { rewritten } = known;
    if (!rewritten) throw new Error('the starter decoder was not understood');
    const changed = { ...known, rewritten: { ...rewritten, step: rewritten.cross } };
    const { model, notes } = await checkRewrite(changed, lendSessions(testPool(), 'cpu'));
    expect(model.rewritten).toMatchObject({ ...rewritten.former, former: undefined });
    expect(notes).toEqual([note('decoder-not-simplified', { difference: null, allowed: 0 })]);
  });
});

describe('judgeLogits', () => {
  const first = Float32Array.of(4, 1, -2, 0);
  const second = Float32Array.of(-1, 3, 2, 1);
  const near = (values: Float32Array, off: number) =>
    values.map((value, index) => value + (index % 2 ? off : -off));

  it('allows a graph on bytes what its common scale explains, and no other graph', () => {
    const together = [near(first, 0.6), second] as const;
    expect(judgeLogits(together, [first, second], true)).toBeUndefined();
    expect(judgeLogits(together, [first, second], false)).toMatchObject({ allowed: 0.15 });
  });

  it('finds rows that were mixed up, on bytes too', () => {
    for (const onBytes of [true, false])
      expect(judgeLogits([second, first], [first, second], onBytes)).toBeDefined();
  });

  it('finds what is no number or of another length', () => {
    for (const wrong of [Float32Array.of(NaN, 1, -2, 0), new Float32Array()])
      expect(judgeLogits([first, wrong], [first, second], true)).toMatchObject({ difference: null });
  });
});
