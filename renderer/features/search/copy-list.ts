import { formatMs } from '../../player/timecode.ts';
import type { Result } from './search-store.ts';

/** A line for each: video, from, to, what is said there; with tabs between, as tables take it. */
export function listOf(results: readonly Result[]): string {
  return results
    .map(({ mediaName, moment }) => {
      const words = moment.reasons.find(({ text }) => text !== null)?.text ?? '';
      return [mediaName, formatMs(moment.startMs), formatMs(moment.endMs), words]
        .map((cell) => cell.replace(/\s+/g, ' '))
        .join('\t');
    })
    .join('\n');
}
