/** Translations of videos that are not open, or not transcribed yet. */
import type { MediaSummary } from '../../../core/contract/media.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { attempt } from '../../notices/notices.ts';
import { isActive, jobsStore } from '../jobs/index.ts';
import './messages.ts';
import { rememberChoice, startTranslations, type Calls } from './start-translation.ts';
import { askedLanguages, type TranslationChoice } from './use-translation-choice.ts';

type Media = Pick<MediaSummary, 'id' | 'isSample'>;

/**
 * Of the track or, without one, the first that has captions and is no translation. Gives how many of the languages
 * nothing here can translate it into.
 */
export async function translateMedia(
  calls: Calls,
  media: Media,
  choice: TranslationChoice,
  trackId: string | null = null,
): Promise<number> {
  const { tracks } = await calls['project.open']({ mediaId: media.id });
  const track = trackId === null ? sourceTrack(tracks) : tracks.find(({ id }) => id === trackId);
  if (track === undefined) return choice.languages.length;
  const from = track.language;
  // Nothing is translated into what it says already.
  const languages = choice.languages.filter((language) => language !== from);
  const asked = askedLanguages({ ...choice, languages }, { from, isSample: media.isSample });
  await startTranslations(calls, { mediaId: media.id, trackId: track.id, from: null }, asked);
  return languages.length - asked.length;
}

type Listed = SubtitleTrack & { readonly cueCount: number };

function sourceTrack(tracks: readonly Listed[]): Listed | undefined {
  const inOrder = tracks.toSorted((a, b) => a.position - b.position);
  return inOrder.find(({ translates, cueCount }) => translates === undefined && cueCount > 0);
}

/** Once the job that writes the captions has ended well, as long as the page is open. */
export function translateWhenDone(
  calls: Calls,
  jobId: string,
  media: Media,
  choice: TranslationChoice,
): void {
  rememberChoice(choice.languages, choice.engine).catch(() => undefined);
  const stop = jobsStore.subscribe(check);
  function check(): void {
    const job = jobsStore.get().find(({ id }) => id === jobId);
    // Paused or failed, it may go on.
    if (job !== undefined && (isActive(job) || job.state === 'paused' || job.state === 'failed')) return;
    stop();
    const trackId = job?.state === 'done' ? job.trackId : null;
    if (trackId === null) return;
    attempt(async () => {
      const left = await translateMedia(calls, media, choice, trackId);
      if (left > 0) announce(t('translate.left', { count: left }), true);
    });
  }
}
