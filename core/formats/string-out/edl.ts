/**
 * A list of edits (CMX 3600): every program reads it. It knows frames of one rate, reels of eight characters and 999
 * edits; more edits are counted on, which most programs take. Names of files stand in comments, as Avid and Resolve
 * write and read them.
 */
import type { ClockedSource, CutEvent, CutList } from './cut-list.ts';
import { reelNames } from './reel-names.ts';

export const maxEdlEvents = 999;

export function writeEdl({ name, clock, events, sources }: CutList): string {
  const reels = reelNames(sources);
  const lines = events.map((event, index) => {
    const { source, label } = event;
    const number = String(index + 1).padStart(3, '0');
    const reel = reels.get(source.id)!.padEnd(8);
    return [
      `${number}  ${reel} ${channelsOf(source).padEnd(5)} C        ${timesOf(event, clock.timecodeAt)}`,
      `* FROM CLIP NAME: ${source.name}`,
      ...(label === '' ? [] : [`* COMMENT: ${label}`]),
      '',
      '',
    ].join('\n');
  });
  return `TITLE: ${name}\nFCM: ${clock.isDropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}\n\n${lines.join('')}`;
}

function timesOf(event: CutEvent, recordAt: (frame: number) => string): string {
  const { source, sourceStart, sourceEnd, recordStart, recordEnd } = event;
  const sourceTimes = [sourceStart, sourceEnd].map((frame) => source.clock.timecodeAt(frame));
  return [...sourceTimes, recordAt(recordStart), recordAt(recordEnd)].join(' ');
}

function channelsOf({ pictureSize, sound }: ClockedSource): string {
  if (pictureSize === undefined) return 'AA';
  return sound === undefined ? 'V' : 'AA/V';
}
