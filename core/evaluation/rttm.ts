/** Rich Transcription Time Marked: who speaks when, a line a turn (NIST, RT-09 evaluation plan, appendix A). */
import type { SaidTurn } from './score-speakers.ts';

export interface RttmTurn extends SaidTurn {
  readonly speaker: string;
  /** Which recording. */
  readonly file: string;
}

/** Lines of another type are passed over; what is no time is too. */
export function parseRttm(text: string): readonly RttmTurn[] {
  return text.split(/\r?\n/u).flatMap((line) => {
    const [type, file, , start, duration, , , speaker] = line.trim().split(/\s+/u);
    const [startMs, lengthMs] = [toMs(start), toMs(duration)];
    if (type !== 'SPEAKER' || file === undefined || speaker === undefined) return [];
    if (startMs === undefined || lengthMs === undefined) return [];
    return [{ file, speaker, startMs, endMs: startMs + lengthMs }];
  });
}

function toMs(seconds: string | undefined): number | undefined {
  const value = Number(seconds);
  return seconds === undefined || !Number.isFinite(value) ? undefined : Math.round(value * 1000);
}

/** Spaces end a field: in names they are `_`. */
export function writeRttm(turns: readonly RttmTurn[]): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(3);
  return turns
    .map(({ file, speaker, startMs, endMs }) => {
      const times = `${seconds(startMs)} ${seconds(endMs - startMs)}`;
      return `SPEAKER ${field(file)} 1 ${times} <NA> <NA> ${field(speaker)} <NA> <NA>\n`;
    })
    .join('');
}

function field(name: string): string {
  return name.trim().replaceAll(/\s+/gu, '_') || '<NA>';
}
