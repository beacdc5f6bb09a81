/** What a file of cuts can't say of them, and what was assumed to write it. */
import { note } from '../../notes.ts';
import type { Note } from '../../notes.ts';
import { framesPerSecond } from '../../time/frame-rate.ts';
import { isSameRate } from './cut-list.ts';
import type { CutList } from './cut-list.ts';
import { stringOutFormat } from './registry.ts';
import type { StringOutFormatId } from './registry.ts';

const maxNames = 3;

export function cutNotes(list: CutList, id: StringOutFormatId): readonly Note[] {
  const { clock, events, sources } = list;
  const { name: format, maxCuts, hasOneRate } = stringOutFormat(id);
  const seen = sources.filter(({ frameRate }) => frameRate !== undefined);
  const uneven = sources.filter(({ isVariableFrameRate }) => isVariableFrameRate === true);
  const isMixed = seen.some((source) => !isSameRate(source.clock.rate, clock.rate));
  const perSecond = framesPerSecond(clock.rate);
  return [
    ...(seen.length === 0 && events.length > 0
      ? [note('frame-rate-assumed', { format, framesPerSecond: perSecond })]
      : []),
    ...(uneven.length === 0
      ? []
      : [
          note('cut-rates-uneven', {
            names: uneven.slice(0, maxNames).map(({ name }) => name),
            more: Math.max(0, uneven.length - maxNames),
          }),
        ]),
    ...(isMixed && hasOneRate === true
      ? [note('cut-rates-mixed', { format, framesPerSecond: perSecond })]
      : []),
    ...(maxCuts !== undefined && events.length > maxCuts
      ? [note('cuts-beyond-numbers', { format, count: events.length, maxCount: maxCuts })]
      : []),
  ];
}
