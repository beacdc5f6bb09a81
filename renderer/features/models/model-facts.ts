import type { ModelCard } from '../../../core/contract/models.ts';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import type { Locale, Translate } from '../../i18n/i18n.ts';
import './messages.ts';

/** A usual connection: 20 Mbit/s. */
const bytesPerMinute = (20e6 / 8) * 60;

/** How long a download takes, and from where; nothing for what is here. */
export function downloadFacts({ state, bytes, source }: ModelCard, t: Translate): readonly string[] {
  if (state !== 'available' || source === null) return [];
  const minutes = bytes === null ? null : Math.max(1, Math.round(bytes / bytesPerMinute));
  return [...(minutes === null ? [] : [t('models.downloadTime', { minutes })]), t(`models.source.${source}`)];
}

/** What a model did on each device of this computer, or that it was not tried. */
export function measuredTexts({ measured }: ModelCard, t: Translate, locale: Locale): readonly string[] {
  if (measured.length === 0) return [t('models.notMeasured')];
  return measured.map((one) => measuredText(one, t, locale));
}

function measuredText(
  { accuracy, wrongShare, heard, timesRealTime, peakBytes, device }: ModelCard['measured'][number],
  t: Translate,
  locale: Locale,
): string {
  const facts = [
    accuracy === null || wrongShare === null
      ? null
      : t(heard === 'sample' ? 'models.accuracyOnSample' : 'models.accuracyOnOwn', {
          accuracy: t(`models.accuracy.${accuracy}`),
          percent: formatNumber(100 * wrongShare, locale, 1),
        }),
    t('models.speed', { times: formatNumber(timesRealTime, locale, timesRealTime < 10 ? 1 : 0) }),
    t('models.memory', { size: formatBytes(peakBytes, locale) }),
  ].filter((fact) => fact !== null);
  return t('models.measured', {
    device: t(`models.device.${device}`),
    facts: facts.join(t('models.listSeparator')),
  });
}
