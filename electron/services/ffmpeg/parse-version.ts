/** What `ffmpeg -version` or `ffprobe -version` says. */
export interface ProgramVersion {
  /** As the build calls itself: `5.1.9-0+deb12u1`, `n7.1`, `N-47683-g0e8eb07980-static`. */
  readonly version: string;
  /** The release that the build belongs to or follows: 5 for 5.1. */
  readonly major: number;
}

/**
 * Builds from the development tree name themselves after a commit count or a date, and the counts are not
 * comparable (a shallow clone starts low). The version of libavutil tells: 56 is ffmpeg 4, 57 is 5, 60 is 8
 * (ffmpeg.org/download.html, "Release series"). Null when the text is not from such a program.
 */
export function parseProgramVersion(output: string): ProgramVersion | null {
  const version = /^ff(?:mpeg|probe)\S* version (\S+)/m.exec(output)?.[1];
  if (version === undefined) return null;
  const release = /^n?(\d{1,2})(?:\.\d+)+/.exec(version)?.[1];
  if (release !== undefined) return { version, major: Number(release) };
  const libavutil = /^\s*libavutil\s+(\d+)\./m.exec(output)?.[1];
  return libavutil === undefined ? null : { version, major: Math.max(0, Number(libavutil) - 52) };
}
