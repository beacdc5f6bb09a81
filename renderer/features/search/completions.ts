import type { MediaSummary } from '../../../core/contract/media.ts';
import { languageName } from '../../../core/language/language-name.ts';
import type { TypedFilter } from '../../../core/search/parse-query.ts';
import { foldText } from '../../../core/language/same-text.ts';

export interface Completion {
  readonly value: string;
  /** Beside the value, where that alone says little. */
  readonly note: string | null;
}

/** As many as are looked through. */
const maxCompletions = 8;

/** What the library has for a filter that is being typed. */
export function completionsOf(
  { name, value }: TypedFilter,
  media: readonly MediaSummary[],
  locale: string,
): readonly Completion[] {
  const typed = foldText(value);
  const fits = ({ value: offered, note }: Completion): boolean =>
    foldText(offered).includes(typed) || (note !== null && foldText(note).includes(typed));
  return offers(name, media, locale)
    .filter((each) => fits(each) && foldText(each.value) !== typed)
    .slice(0, maxCompletions);
}

function offers(
  name: TypedFilter['name'],
  media: readonly MediaSummary[],
  locale: string,
): readonly Completion[] {
  const plain = (values: readonly string[]): readonly Completion[] =>
    [...new Set(values)].sort((a, b) => a.localeCompare(b, locale)).map((value) => ({ value, note: null }));
  switch (name) {
    case 'lang':
      return plain(media.flatMap(({ languages }) => languages))
        .filter(({ value }) => value !== 'und')
        .map(({ value }) => ({ value, note: languageName(value, locale) }));
    case 'in':
      return plain(media.flatMap(({ name: file, folder }) => [file, lastPart(folder)])).filter(
        ({ value }) => value !== '',
      );
    case 'speaker':
      return plain(media.flatMap(({ speakers }) => speakers));
    case 'tag':
      return plain(media.flatMap(({ tags }) => tags));
    case 'before':
    case 'after':
      return plain(media.map(({ addedAt }) => addedAt.slice(0, 10))).toReversed();
  }
}

function lastPart(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== '') ?? '';
}
