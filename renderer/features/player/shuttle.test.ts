import { describe, expect, it } from 'vitest';
import { neighbourSpeed, nextShuttleRate, speeds } from './shuttle.ts';

describe('the shuttle', () => {
  it('speeds up with each press in one direction, up to a limit', () => {
    let rate = 0;
    const seen = Array.from({ length: 6 }, () => (rate = nextShuttleRate(rate, 1)));
    expect(seen).toEqual([1, 2, 4, 8, 8, 8]);
  });

  it('turns round at normal speed', () => {
    expect(nextShuttleRate(4, -1)).toBe(-1);
    expect(nextShuttleRate(-8, 1)).toBe(1);
    expect(nextShuttleRate(-1, -1)).toBe(-2);
  });

  it('goes on from a speed that is not its own', () => {
    expect(nextShuttleRate(1.5, 1)).toBe(2);
  });
});

describe('the speed menu', () => {
  it('steps to the neighbours and stays at its ends', () => {
    expect(neighbourSpeed(1, 1)).toBe(1.25);
    expect(neighbourSpeed(1, -1)).toBe(0.75);
    expect(neighbourSpeed(speeds.at(-1)!, 1)).toBe(speeds.at(-1));
  });
});
