import { describe, expect, it } from 'vitest';
import { lendSessions } from '../../../sessions/lend-sessions.ts';
import { starterFolder, testPool } from '../testing/starter.ts';
import { checkRewrite } from './check-rewrite.ts';
import { readKnownModel } from './read-known-model.ts';

const request = { folder: starterFolder, device: 'cpu', precision: 'auto' } as const;

describe('checkRewrite', () => {
  it('keeps a rewritten decoder that agrees with itself', async () => {
    const known = await readKnownModel(request, 'cpu');
    expect(known.rewritten).toBeDefined();
    expect(await checkRewrite(known, lendSessions(testPool(), 'cpu'))).toBe(known);
  });

  it('runs the graph as exported when the rewritten one cannot be opened or gives something else', async () => {
    const known = await readKnownModel(request, 'cpu');
    const { rewritten } = known;
    if (!rewritten) throw new Error('the starter decoder was not understood');
    const swapped = { ...rewritten, step: rewritten.cross };
    expect(
      (await checkRewrite({ ...known, rewritten: swapped }, lendSessions(testPool(), 'cpu'))).rewritten,
    ).toBeUndefined();
    const bytes = rewritten.step.graph.bytes.slice(0, 1000);
    const cut = { ...rewritten, step: { ...rewritten.step, graph: { ...rewritten.step.graph, bytes } } };
    expect(
      (await checkRewrite({ ...known, rewritten: cut }, lendSessions(testPool(), 'cpu'))).rewritten,
    ).toBeUndefined();
  });
});
