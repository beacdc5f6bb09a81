/** How translators of the store get from one language to another: by themselves, or by way of English. */
import { primaryLanguage } from '../../../../core/language/language-tag.ts';
import { whyNot } from '../../../inference/kinds/translator/contract.ts';
import type { TranslatorInfo } from '../../../inference/kinds/translator/contract.ts';

export interface LoadedTranslator {
  readonly id: string;
  readonly info: TranslatorInfo;
}

/** One translation by one model. */
export interface Leg {
  readonly modelKey: string;
  readonly from: string;
  readonly to: string;
}

const pivot = 'en';

/**
 * The chosen model directly, else through English with it on one leg at least; the others are those that are installed.
 * Undefined where there is no way.
 */
export function routeOf(
  chosen: LoadedTranslator,
  others: readonly LoadedTranslator[],
  from: string,
  to: string,
): readonly Leg[] | undefined {
  const leg = (start: string, end: string, by: readonly LoadedTranslator[]): Leg | undefined => {
    const able = by.find(({ info }) => whyNot(info, start, end) === undefined);
    return able === undefined ? undefined : { modelKey: able.info.modelKey, from: start, to: end };
  };
  const direct = leg(from, to, [chosen]);
  if (direct !== undefined) return [direct];
  if (primaryLanguage(from) === pivot || primaryLanguage(to) === pivot) return undefined;
  for (const [first, second] of [
    [[chosen], [chosen, ...others]],
    [[chosen, ...others], [chosen]],
  ] as const) {
    const [into, out] = [leg(from, pivot, first), leg(pivot, to, second)];
    if (into !== undefined && out !== undefined) return [into, out];
  }
  return undefined;
}
