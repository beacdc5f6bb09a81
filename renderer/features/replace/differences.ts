import type { MediaFacts } from '../../../core/contract/media.ts';
import { framesPerSecond } from '../../../core/time/frame-rate.ts';
import { formatTime } from '../../editing/time-text.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Locale, Translate } from '../../i18n/i18n.ts';
import './messages.ts';

/** Less than a frame of any rate: containers round so much. */
const sameLengthMs = 15;

/** What people tell the two files apart by, a sentence each; an empty list when nothing of it differs. */
export function differences(
  before: MediaFacts,
  after: MediaFacts,
  t: Translate,
  locale: Locale,
): readonly string[] {
  const found: string[] = [];
  if (Math.abs(before.durationMs - after.durationMs) > sameLengthMs) {
    const length = (ms: number): string => formatTime(ms, false);
    found.push(t('replace.length', { before: length(before.durationMs), after: length(after.durationMs) }));
  }
  const rate = ({ frameRate }: MediaFacts): string =>
    frameRate === null ? t('replace.noPicture') : formatNumber(framesPerSecond(frameRate), locale, 3);
  if (rate(before) !== rate(after)) {
    found.push(t('replace.frameRate', { before: rate(before), after: rate(after) }));
  }
  const size = ({ width, height }: MediaFacts): string =>
    width === null || height === null ? t('replace.noPicture') : `${width} × ${height}`;
  if (size(before) !== size(after)) {
    found.push(t('replace.size', { before: size(before), after: size(after) }));
  }
  if (before.hasAudio && !after.hasAudio) found.push(t('replace.soundGone'));
  if (!before.hasAudio && after.hasAudio) found.push(t('replace.soundCame'));
  return found;
}
