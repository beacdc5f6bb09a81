import type { JobContext } from '../../services/jobs/job-kind.ts';
import type { Remote } from '../../services/library/library.ts';
import type { SearchIndex } from '../../services/search/index/search-index.ts';
import type { SearchModels } from '../../services/search/models/search-models.ts';
import type { TextKeeper } from '../../services/search/texts/keep-texts.ts';
import type { GiveWay } from './give-way.ts';

export interface IndexingParts {
  readonly index: Remote<SearchIndex>;
  readonly texts: Pick<TextKeeper, 'renew' | 'changed'>;
  readonly models: SearchModels;
  readonly giveWay: GiveWay;
}

/** Where its steps lie in the whole of a job. */
const share = { from: 0.05, to: 0.35 };
/** A second of work or so. */
const textsPerStep = 32;

/** Gives every passage that has none the vector of what it means. */
export async function indexMeaning(
  { index, models, giveWay }: IndexingParts,
  mediaId: string,
  { signal, onProgress }: Pick<JobContext, 'signal' | 'onProgress'>,
): Promise<void> {
  const chosen = await models.chosen('passages');
  if (chosen === null) return;
  const found = (await index.videos()).find((video) => video.mediaId === mediaId);
  const count = found?.passages ?? 0;
  let done = found?.vectors[chosen.spaceId] ?? 0;
  if (done >= count) return;
  onProgress({ fraction: share.from, stage: 'job.stage.loadingModel' });
  const model = await models.meaning(signal);
  if (model === null) return;
  for (;;) {
    const fraction = share.from + (share.to - share.from) * Math.min(1, done / count);
    await giveWay(signal, () => onProgress({ fraction, stage: 'job.stage.givingWay' }));
    const some = await index.passagesWithout(model.space, mediaId, textsPerStep);
    if (some.length === 0) return;
    onProgress({ fraction, stage: 'job.stage.indexingMeaning' });
    const vectors = await model.embedPassages(
      some.map(({ text }) => text),
      signal,
    );
    await index.putVectors(
      model.space,
      some.map(({ id }) => id),
      vectors,
    );
    done += some.length;
  }
}
