/** The results of the open video, for the lane and for the keys that go from one to the next. */
import type { Moment } from '../../../core/contract/search.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { playerControls, playhead } from '../../player/playhead.ts';
import { openProject } from '../../project/project-store.ts';
import { changeView } from '../../workspace/timeline/timeline-store.ts';
import { reveal } from '../../workspace/timeline/view.ts';
import { ask, nothingFound, searchStore, type Search } from './search-store.ts';

const none: readonly Moment[] = [];
const byTime = new WeakMap<readonly Moment[], readonly Moment[]>();

/** By time; the same list for the same answer. */
export function resultsOf(mediaId: string, { found }: Search = searchStore.get()): readonly Moment[] {
  const moments = found?.videos.find((video) => video.mediaId === mediaId)?.moments;
  if (moments === undefined) return none;
  const known = byTime.get(moments) ?? moments.toSorted((a, b) => a.startMs - b.startMs);
  byTime.set(moments, known);
  return known;
}

function openResults(): readonly Moment[] {
  const mediaId = openProject()?.media.id;
  return mediaId === undefined ? none : resultsOf(mediaId);
}

export function hasResults(): boolean {
  return openResults().length > 0;
}

export function momentMs({ reasons, startMs }: Moment): number {
  return reasons[0]?.timeMs ?? startMs;
}

/** Behind the last comes the first. */
export function goToResult(step: 1 | -1): void {
  const results = openResults();
  const { timeMs } = playhead.get();
  const times = results.map(momentMs).sort((a, b) => a - b);
  const next =
    step === 1 ? times.find((time) => time > timeMs + 1) : times.findLast((time) => time < timeMs - 1);
  const target = next ?? (step === 1 ? times[0] : times.at(-1));
  if (target === undefined) return;
  playerControls().seek(target);
  changeView((view, viewport) => reveal(view, target, viewport));
  announce(t('search.resultOf', { number: times.indexOf(target) + 1, count: times.length }));
}

/** The timeline is as before the search. */
export function dropResults(): void {
  ask({ text: '', example: null });
  searchStore.set(nothingFound);
}
