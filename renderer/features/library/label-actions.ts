import type { MediaSummary } from '../../../core/contract/media.ts';
import { isSameTag, withTag, type LabelChange } from '../../../core/project/media-labels.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { attempt } from '../../notices/notices.ts';
import { createStore } from '../../stores/store.ts';
import { libraryStore } from './library-store.ts';

/** Videos whose tags, stars and note a person looks at. */
export const labelledStore = createStore<readonly string[]>([]);

type Labelled = Pick<MediaSummary, 'id' | 'tags' | 'note' | 'rating'>;

/** Shown at once; the library's own answer follows. */
export function setLabels({ calls }: AppConnection, changes: readonly LabelChange[]): void {
  if (changes.length === 0) return;
  const byId = new Map(changes.map(({ mediaId, ...labels }) => [mediaId, labels]));
  libraryStore.set((library) => ({
    ...library,
    media: library.media.map((media) => {
      const labels = byId.get(media.id);
      return labels === undefined ? media : { ...media, ...(labels as Partial<Labelled>) };
    }),
  }));
  attempt(() => calls['media.setLabels']({ changes: [...changes] }));
}

/** Stars, 0 to 5. */
export function rate(connection: AppConnection, videos: readonly Labelled[], rating: number): void {
  setLabels(
    connection,
    videos.map(({ id }) => ({ mediaId: id, rating })),
  );
  announce(t('library.rated', { stars: rating, count: videos.length }));
}

export function addTag(connection: AppConnection, videos: readonly Labelled[], tag: string): void {
  const tagged = videos.map((video) => ({ video, tags: [...withTag(video.tags, tag)] }));
  setLabels(
    connection,
    tagged
      .filter(({ video, tags }) => tags.length !== video.tags.length)
      .map(({ video, tags }) => ({ mediaId: video.id, tags })),
  );
}

export function dropTag(connection: AppConnection, videos: readonly Labelled[], tag: string): void {
  setLabels(
    connection,
    videos
      .filter(({ tags }) => tags.some((each) => isSameTag(each, tag)))
      .map(({ id, tags }) => ({ mediaId: id, tags: tags.filter((each) => !isSameTag(each, tag)) })),
  );
}

/** Of the whole library, the most frequent first. */
export function knownTags(media: readonly Pick<MediaSummary, 'tags'>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { tags } of media) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
}
