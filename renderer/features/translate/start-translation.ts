/** Translations are made when a person asks for them: one job for each language. */
import { translation, type TranslationOptions } from '../../../core/analysis/translation.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { putJob } from '../jobs/index.ts';

export type Calls = AppConnection['calls'];

export interface AskedLanguage {
  /** BCP 47. */
  readonly to: string;
  readonly engine: string;
}

interface Source {
  readonly mediaId: string;
  readonly trackId: string;
  /** BCP 47; null: what the track and its passages say. */
  readonly from: string | null;
}

/** In the order of the languages. Ends with the first that is refused. */
export async function startTranslations(
  calls: Calls,
  { mediaId, trackId, from }: Source,
  languages: readonly AskedLanguage[],
): Promise<readonly Job[]> {
  const jobs: Job[] = [];
  for (const { to, engine } of languages) {
    jobs.push(await runTranslation(calls, mediaId, { trackId, to, from, engine, cueIds: null }));
  }
  return jobs;
}

const languagesOfJobs = new Map<string, string>();

/** BCP 47 of what a job of this page writes; undefined: another page began it. */
export function languageOfJob(jobId: string): string | undefined {
  return languagesOfJobs.get(jobId);
}

export async function runTranslation(
  calls: Calls,
  mediaId: string,
  options: TranslationOptions,
): Promise<Job> {
  const job = await calls['analyses.run']({ mediaId, kind: translation.kind, options });
  languagesOfJobs.set(job.id, options.to);
  putJob(job);
  return job;
}

const maxRemembered = 12;

/** What was chosen comes first the next time. */
export async function rememberChoice(languages: readonly string[], engine: string): Promise<void> {
  const { targetLanguages, translator } = settingsStore.get();
  const next = [...new Set([...languages, ...targetLanguages])].slice(0, maxRemembered);
  const isSame = next.join() === targetLanguages.join() && engine === translator;
  if (!isSame) await changeSettings({ targetLanguages: next, translator: engine });
}
