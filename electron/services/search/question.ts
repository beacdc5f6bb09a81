import { primaryLanguage } from '../../../core/language/language-tag.ts';
import { foldText } from '../../../core/language/same-text.ts';
import { isSameTag } from '../../../core/project/media-labels.ts';
import type { SearchFilters } from '../../../core/search/search-query.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import type { IndexScope } from './index/search-index.ts';

/** Which rows a question may find: what its filters say, within the videos that are asked for. */
export async function scopeOf(
  { media }: { readonly media: Pick<Library['media'], 'list'> },
  filters: SearchFilters,
  mediaIds: readonly string[] | null,
): Promise<IndexScope> {
  const { languages, speakers } = filters;
  return {
    mediaIds: asksForVideos(filters)
      ? (await media.list())
          .filter((record) => isAskedFor(record, filters) && (mediaIds?.includes(record.id) ?? true))
          .map(({ id }) => id)
      : mediaIds,
    languages: languages.length === 0 ? null : languages.map(primaryLanguage),
    speakers: speakers.length === 0 ? null : speakers.map(foldText),
    sources: null,
  };
}

/** Pictures have neither language nor voice: a question about these is none of theirs. */
export function asksForText({ languages, speakers }: SearchFilters): boolean {
  return languages.length > 0 || speakers.length > 0;
}

function asksForVideos({ places, tags, before, after }: SearchFilters): boolean {
  return places.length > 0 || tags.length > 0 || before !== null || after !== null;
}

/** Within one kind of filter all are alternatives; together they all hold. */
function isAskedFor(
  { path, tags: own, addedAt }: MediaRecord,
  { places, tags, before, after }: SearchFilters,
): boolean {
  const place = foldText(path);
  return (
    (places.length === 0 || places.some((part) => place.includes(foldText(part)))) &&
    (tags.length === 0 || tags.some((tag) => own.some((each) => isSameTag(each, tag)))) &&
    // Dates of ISO 8601, of a year or a month too, are in the order of their letters.
    (before === null || addedAt < before) &&
    (after === null || addedAt >= after)
  );
}
