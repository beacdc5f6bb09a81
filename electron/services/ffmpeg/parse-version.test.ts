import { describe, expect, it } from 'vitest';
import { parseProgramVersion } from './parse-version.ts';

describe('parseProgramVersion', () => {
  it.each([
    ['ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026', '5.1.9-0+deb12u1', 5],
    ['ffmpeg version n7.1 Copyright (c) 2000-2024', 'n7.1', 7],
    ['ffprobe version 4.4.2-0ubuntu0.22.04.1 Copyright', '4.4.2-0ubuntu0.22.04.1', 4],
    ['ffmpeg version 8.0-full_build-www.gyan.dev Copyright', '8.0-full_build-www.gyan.dev', 8],
    ['ffmpeg version N-47683-g0e8eb07980-static\nlibavutil      56. 24.101', 'N-47683-g0e8eb07980-static', 4],
    [
      'ffmpeg version N-118193-g5f38c82536\nlibavutil      59. 47.101 / 59. 47.101',
      'N-118193-g5f38c82536',
      7,
    ],
    [
      'ffmpeg version 2023-11-05-git-44a0148fad-full_build\r\nlibavutil 58. 31.100',
      '2023-11-05-git-44a0148fad-full_build',
      6,
    ],
  ])('reads %j', (output, version, major) => {
    expect(parseProgramVersion(output)).toEqual({ version, major });
  });

  it('is null for another program and for a build that tells nothing', () => {
    expect(parseProgramVersion('ImageMagick 7.1')).toBeNull();
    expect(parseProgramVersion('ffmpeg version git-unknown')).toBeNull();
  });
});
