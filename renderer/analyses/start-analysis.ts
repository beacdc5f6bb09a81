/** Chapters, summaries and speakers are made when a person asks for them, with what this computer has. */
import { chapters, type ChapterOptions } from '../../core/analysis/chapters.ts';
import { speakers, type SpeakersOptions, type SpeakersRequest } from '../../core/analysis/speakers.ts';
import { summary, type SummaryOptions } from '../../core/analysis/summary.ts';
import type { Job } from '../../core/contract/jobs.ts';
import type { ModelCard } from '../../core/contract/models.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { t } from '../i18n/i18n.ts';
import './speaker-messages.ts';

type Calls = Pick<AppConnection['calls'], 'models.list' | 'analyses.run'>;

/** Of the models of a task that a person has installed the best; a starter knows the sample alone. */
export function bestInstalled(models: readonly ModelCard[], task: string): ModelCard | null {
  const installed = models.filter((model) => model.task === task && model.state === 'installed');
  return installed.toSorted((a, b) => b.rank - a.rank)[0] ?? null;
}

async function usualEmbedder(calls: Calls): Promise<string | null> {
  const { models } = await calls['models.list']({});
  return bestInstalled(models, 'text-embedding')?.id ?? null;
}

/** Proposals of chapters; `trackId` null: by what is seen. */
export async function makeChapters(
  calls: Calls,
  mediaId: string,
  wanted: Pick<ChapterOptions, 'trackId' | 'writer'>,
): Promise<Job> {
  const options: ChapterOptions = { ...wanted, embedder: await usualEmbedder(calls) };
  return calls['analyses.run']({ mediaId, kind: chapters.kind, options });
}

export async function makeSummary(
  calls: Calls,
  mediaId: string,
  wanted: Pick<SummaryOptions, 'trackId' | 'writer' | 'language'>,
): Promise<Job> {
  const options: SummaryOptions = { ...wanted, embedder: await usualEmbedder(calls) };
  return calls['analyses.run']({ mediaId, kind: summary.kind, options });
}

/** Who speaks; the names go onto the words when it is done: whoever is new is called by a number. */
export function findSpeakers(calls: Calls, mediaId: string, wanted: SpeakersOptions): Promise<Job> {
  const options: SpeakersRequest = { ...wanted, newName: t('speakers.numbered', { number: '{number}' }) };
  return calls['analyses.run']({ mediaId, kind: speakers.kind, options });
}
