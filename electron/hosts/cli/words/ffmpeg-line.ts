import type { FfmpegFinding, ProgramFinding } from '../../../services/doctor/report.ts';

/** One line that says which ffmpeg and ffprobe are used. */
export function ffmpegLine({ ffmpeg, ffprobe }: FfmpegFinding): string {
  return `${describe('ffmpeg', ffmpeg)}; ${describe('ffprobe', ffprobe)}`;
}

function describe(name: 'ffmpeg' | 'ffprobe', { version, source, path }: ProgramFinding): string {
  return `${name} ${version}, ${programSource(name, source)}: ${path}`;
}

/** Where the program comes from. */
export function programSource(name: 'ffmpeg' | 'ffprobe', source: ProgramFinding['source']): string {
  return {
    environment: name === 'ffmpeg' ? 'from FFMPEG_PATH' : 'chosen with FFMPEG_PATH or FFPROBE_PATH',
    system: "the system's",
    npm: "the npm package's",
  }[source];
}
