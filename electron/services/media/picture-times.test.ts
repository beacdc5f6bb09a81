import { expect, it } from 'vitest';
import { parseFrameCrc, parsePicture } from './picture-times.ts';

it('reads when pictures are decoded and shown, from the start of the timeline', () => {
  const key = { isKey: true, isHidden: false, isUntimed: false };
  expect(parsePicture('1.480000,1.400000,0.040000,K__', 1400)).toEqual({
    ...{ timeMs: 80, decodedMs: 0, durationMs: 40 },
    ...key,
  });
  expect(parsePicture('0.000000,-0.080000,N/A,_D,,', 0)).toMatchObject({
    durationMs: 0,
    isKey: false,
    isHidden: true,
  });
  expect(parsePicture('N/A,0.080000,0.040000,__', 0)).toMatchObject({ timeMs: 80, isUntimed: true });
  for (const line of ['', 'side_data,', 'N/A,N/A,0.04,K_', '0.5']) expect(parsePicture(line, 0)).toBeNull();
});

it('reads what ffmpeg makes of a clock that jumps', () => {
  expect(parseFrameCrc('0,       3600,       7200,     3600,      581, 0x2d3cbe88', 1 / 90)).toEqual({
    ...{ timeMs: 80, decodedMs: 40, durationMs: 40 },
    ...{ isKey: true, isHidden: false, isUntimed: false },
  });
  expect(parseFrameCrc('0, 3600, 7200, 3600, 581, 0x2d3c, F=0x0, S=1, 1', 1 / 90)?.isKey).toBe(false);
  expect(parseFrameCrc('#tb 0: 1/90000', 1)).toBeNull();
});
