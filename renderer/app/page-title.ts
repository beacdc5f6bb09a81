import { jobsStore, overallFraction } from '../features/jobs/index.ts';
import { formatPercent } from '../i18n/format.ts';
import { localeStore, type Locale } from '../i18n/i18n.ts';
import { projectStore } from '../project/project-store.ts';

export function pageTitle(fraction: number | null, name: string | null, locale: Locale): string {
  const progress = fraction === null ? null : formatPercent(fraction, locale).replace('%', '\u202f%');
  return [progress, name, 'Sidecut'].filter((part) => part !== null).join(' · ');
}

/** The tab's title shows how far the work is, and what is open. */
export function followTitle(page: Document): () => void {
  const write = (): void => {
    const state = projectStore.get();
    const name = state.status === 'open' ? state.project.media.name : null;
    page.title = pageTitle(overallFraction(jobsStore.get()), name, localeStore.get());
  };
  write();
  const stops = [jobsStore.subscribe(write), projectStore.subscribe(write), localeStore.subscribe(write)];
  return () => {
    for (const stop of stops) stop();
  };
}
