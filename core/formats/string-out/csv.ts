import { framesPerSecond } from '../../time/frame-rate.ts';
import { framesToExactMs } from '../../time/frame-rate.ts';
import { formatWebVttTime } from '../../time/timestamps.ts';
import { guardFormula, writeCsvRow } from '../csv/csv-table.ts';
import type { CutEvent, CutList } from './cut-list.ts';

const head = [
  ...['number', 'file', 'start', 'end', 'source in', 'source out', 'frames per second'],
  ...['record in', 'record out', 'text', 'path'],
];

/** A table for people and scripts: times of the clock in the video, timecodes of the video and of the timeline. */
export function writeCutCsv({ clock, events }: CutList): string {
  const rows = events.map((event, index) => {
    const { source, sourceStart, sourceEnd, recordStart, recordEnd, label } = event;
    return writeCsvRow([
      ...[String(index + 1), guardFormula(source.name), ...clockTimes(event)],
      ...[source.clock.timecodeAt(sourceStart), source.clock.timecodeAt(sourceEnd)],
      String(Math.round(framesPerSecond(source.clock.rate) * 1000) / 1000),
      ...[clock.timecodeAt(recordStart), clock.timecodeAt(recordEnd)],
      ...[guardFormula(label), guardFormula(source.path)],
    ]);
  });
  return writeCsvRow(head) + rows.join('');
}

function clockTimes({ source, sourceStart, sourceEnd }: CutEvent): readonly string[] {
  return [sourceStart, sourceEnd].map((frame) =>
    formatWebVttTime(Math.round(framesToExactMs(frame, source.clock.rate))),
  );
}
