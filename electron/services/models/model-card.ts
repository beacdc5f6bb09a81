import { accuracyOf } from '../../../core/evaluation/accuracy-class.ts';
import type { ModelCard } from '../../../core/contract/models.ts';
import { findCatalogueModel } from '../../../models/catalogue.ts';
import { rankOf } from './shelf/best-model.ts';
import type { ListedModel } from './shelf/list-models.ts';
import type { ModelMeasure } from './shelf/measures.ts';
import { isRecommended } from './shelf/starter-note.ts';

/** What a page shows of a model. */
export function toCard(model: ListedModel, measures: readonly ModelMeasure[] = []): ModelCard {
  const { id, name, task, state, licence, wordTimes, notes, bytes, download, installedPrecisions } = model;
  return {
    ...{ id, name, task, state },
    languages: [...model.languages],
    ...(model.pairs && { pairs: [...model.pairs] }),
    licence: licence ?? null,
    bytes: bytes ?? download?.bytes ?? null,
    ...(installedPrecisions.length > 0 && { precisions: [...installedPrecisions] }),
    wordTimes: wordTimes ?? null,
    notes: notes ?? null,
    rank: rankOf(id),
    isRecommended: isRecommended(id, task),
    source: sourceOf(id),
    measured: measures.map(measuredCard),
  };
}

/** The first that is tried. */
function sourceOf(id: string): ModelCard['source'] {
  const kind = findCatalogueModel(id)?.sources[0]?.kind;
  return kind === undefined || kind === 'shipped' ? null : kind;
}

function measuredCard(measure: ModelMeasure): ModelCard['measured'][number] {
  const { heard, wrongShare, timesRealTime, peakBytes, device } = measure;
  const accuracy = wrongShare === null ? null : accuracyOf(wrongShare);
  return { heard, accuracy, wrongShare, timesRealTime, peakBytes, device };
}
