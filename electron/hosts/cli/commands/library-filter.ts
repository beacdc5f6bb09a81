import type { MediaRecord } from '../../../services/library/media-record.ts';
import { UsageError } from '../usage-error.ts';
import type { ListedVideo } from '../words/library-words.ts';

type Fits = (video: ListedVideo) => boolean;

const words: Readonly<Record<string, Fits>> = {
  plain: ({ record }) => record.trackCount === 0,
  captioned: ({ record }) => record.trackCount > 0,
  review: ({ record }) => record.doubtCount > 0,
  missing: ({ presence }) => presence !== 'present',
};

const fields: Readonly<Record<string, (value: string) => Fits>> = {
  lang: (value) => {
    const wanted = value.toLowerCase();
    return ({ record }) =>
      record.languages.some((each) => {
        const tag = each.toLowerCase();
        return tag === wanted || tag.startsWith(`${wanted}-`);
      });
  },
  speaker: (value) => hasOne(value, (record) => record.speakers),
  tag: (value) => hasOne(value, (record) => record.tags),
  rating: (value) => {
    const stars = Number(value);
    if (!Number.isInteger(stars) || stars < 0 || stars > 5) {
      throw new UsageError(`rating: takes 0 to 5 stars, not "${value}"`);
    }
    return ({ record }) => record.rating >= stars;
  },
  folder: (value) => {
    const wanted = value.toLowerCase();
    return ({ record }) => record.path.slice(0, -record.name.length).toLowerCase().includes(wanted);
  },
};

/** Of `--filter`: a video has to fit all of them. */
export function libraryFilter(filters: readonly string[]): Fits {
  const all = filters.map(oneFilter);
  return (video) => all.every((fits) => fits(video));
}

function oneFilter(filter: string): Fits {
  const word = Object.hasOwn(words, filter) ? words[filter] : undefined;
  if (word !== undefined) return word;
  const [, name, value] = /^(\w+):(.*)$/s.exec(filter) ?? [];
  const field = name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field !== undefined && value !== undefined) return field(value.trim());
  const part = filter.toLowerCase();
  return ({ record }) => record.name.toLowerCase().includes(part);
}

function hasOne(value: string, valuesOf: (record: MediaRecord) => readonly string[]): Fits {
  const wanted = value.toLowerCase();
  return ({ record }) => valuesOf(record).some((each) => each.toLowerCase() === wanted);
}
