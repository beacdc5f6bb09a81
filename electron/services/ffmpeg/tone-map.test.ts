import { expect, it } from 'vitest';
import { chooseColour, dimColours } from './tone-map.ts';

const build = (filters: readonly string[], encoders: readonly string[]) => ({
  filters: new Set(filters),
  encoders: new Set(encoders),
});

it('maps HDR where ffmpeg can, keeps it in ten bits where not, and says when neither is there', () => {
  expect(chooseColour(build(['zscale', 'tonemap'], ['libx265']), 'pq').kind).toBe('mapped');
  expect(chooseColour(build(['tonemap'], ['libx265']), 'hlg')).toEqual({ kind: 'kept', highRange: 'hlg' });
  expect(() => chooseColour(build([], ['libx264']), 'pq')).toThrow(
    expect.objectContaining({ code: 'ffmpeg-failed', facts: { reason: 'no-high-range' } }),
  );
});

it('draws captions in HDR at the level of white text, colours and all', () => {
  const script = 'Style: A,Arial,20,&H00FFFFFF,&H80000000,1\nDialogue: 0,0,0,A,,{\\c&H0000FF&}red';
  expect(dimColours(script, 'pq')).toBe(
    'Style: A,Arial,20,&H00949494,&H80000000,1\nDialogue: 0,0,0,A,,{\\c&H000094&}red',
  );
  expect(dimColours('&H00FFFFFF,', 'hlg')).toBe('&H00BFBFBF,');
});
