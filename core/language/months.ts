/** A date may be said in digits and written in words. */
import { canonicalTag } from './language-tag.ts';

const known = new Map<string, ReadonlyMap<string, number>>();

/** 1 to 12 for the name of a month, or its short form, in a language; undefined for any other word. */
export function monthOf(word: string, language: string): number | undefined {
  let months = known.get(language);
  if (months === undefined) known.set(language, (months = namesOfMonths(canonicalTag(language) ?? 'und')));
  return months.get(bare(word));
}

function namesOfMonths(tag: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const style of ['long', 'short'] as const) {
    // With a day the name has the case that a date gives it.
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(tag, { month: style, day, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2024, month - 1, 15));
        const name = bare(parts.find(({ type }) => type === 'month')?.value ?? '');
        if (/\p{L}/u.test(name)) names.set(name, month);
      }
    }
  }
  return names;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/\.$/u, '');
}
