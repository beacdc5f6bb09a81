/**
 * [Note: Translations to come]
 * New captions are translated once they are whole, which may be hours later. The wish is in the settings: a page that was
 * closed, or an app that was killed, finds it at its next start. Of several pages the first takes it; where two are as
 * fast, the second job finds nothing left to translate.
 */
import { maxTranslationsToCome, type TranslationToCome } from '../../../core/contract/app.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaSummary } from '../../../core/contract/media.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { attempt } from '../../notices/notices.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { isActive, jobsStore } from '../jobs/index.ts';
import { enginesNow } from './engines-now.ts';
import './messages.ts';
import { rememberChoice, type Calls } from './start-translation.ts';
import { translateMedia } from './translate-media.ts';
import type { TranslationChoice } from './use-translation-choice.ts';

/** Once the job that writes the captions has ended well. */
export async function translateWhenDone(
  jobId: string,
  { id: mediaId, isSample }: Pick<MediaSummary, 'id' | 'isSample'>,
  { languages, engine }: Pick<TranslationChoice, 'languages' | 'engine'>,
): Promise<void> {
  rememberChoice(languages, engine).catch(() => undefined);
  const wish = { jobId, mediaId, isSample, languages: [...languages], engine };
  const translationsToCome = [...settingsStore.get().translationsToCome, wish].slice(-maxTranslationsToCome);
  await changeSettings({ translationsToCome });
}

/** Begins those whose captions are done, now and later. Returns the way to stop. */
export function connectTranslationsToCome({ calls }: Pick<AppConnection, 'calls'>): () => void {
  const begun = new Set<string>();
  function check(): void {
    for (const wish of settingsStore.get().translationsToCome) {
      const job = jobsStore.get().find(({ id }) => id === wish.jobId);
      if (begun.has(wish.jobId) || mayGoOn(job)) continue;
      begun.add(wish.jobId);
      attempt(async () => {
        if (!(await begin(calls, wish))) begun.delete(wish.jobId);
      });
    }
  }
  const stops = [jobsStore.subscribe(check), settingsStore.subscribe(check)];
  check();
  return () => {
    for (const stop of stops) stop();
  };
}

/** Paused or failed, it may. */
function mayGoOn(job: Job | undefined): boolean {
  return job !== undefined && (isActive(job) || job.state === 'paused' || job.state === 'failed');
}

/** false: it is too early. */
async function begin(calls: Calls, wish: TranslationToCome): Promise<boolean> {
  // The page may not have heard of the job yet.
  const { jobs } = await calls['jobs.list']({});
  const job = jobs.find(({ id }) => id === wish.jobId);
  if (mayGoOn(job)) return false;
  if (!(await take(calls, wish))) return true;
  if (job?.state !== 'done' || job.trackId === null) return true;
  const { mediaId: id, isSample, languages, engine } = wish;
  const choice = { languages, engine, engines: await enginesNow(calls) };
  const left = await translateMedia(calls, { id, isSample }, choice, job.trackId);
  if (left > 0) announce(t('translate.left', { count: left }), true);
  return true;
}

/** false: another page has it. */
async function take(calls: Calls, { jobId }: TranslationToCome): Promise<boolean> {
  const { translationsToCome } = await calls['settings.get']({});
  if (!translationsToCome.some((each) => each.jobId === jobId)) return false;
  // Of what is wished now: another one may be taken at the same time.
  const others = settingsStore.get().translationsToCome.filter((each) => each.jobId !== jobId);
  await changeSettings({ translationsToCome: others });
  return true;
}
