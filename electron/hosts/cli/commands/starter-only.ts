import { SidecutError } from '../../../../core/errors.ts';
import { fingerprintMedia } from '../../../services/media/media-fingerprint.ts';
import type { ModelPlaces } from '../../../services/models/layout/model-places.ts';
import { findModel } from '../../../services/models/shelf/find-model.ts';
import { sampleFile } from '../../sample-file.ts';
import type { CaptionOptions } from './caption-options.ts';

/**
 * Refuses to caption a recording with the starter that nobody asked for: it knows only the words of the sample, and
 * people took its nonsense for what Sidecut can. The sample itself is what it is for.
 */
export async function refuseStarter(
  places: ModelPlaces,
  { model, language }: Pick<CaptionOptions, 'model' | 'language'>,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  if (model !== undefined) return;
  const { note } = await findModel(places, undefined, { language });
  if (note?.code !== 'starter-only' || (await isSample(file, signal))) return;
  const { suggestion, bytes } = note.facts;
  throw new SidecutError('model-not-installed', { reason: 'starter-only', suggestion, bytes });
}

export async function isSample(file: string, signal: AbortSignal): Promise<boolean> {
  const sample = await fingerprintMedia(sampleFile, signal).catch(() => null);
  return sample === (await fingerprintMedia(file, signal));
}
