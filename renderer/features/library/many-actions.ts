import { defaultPicture } from '../../../core/contract/export.ts';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { makeChapters } from '../../analyses/start-analysis.ts';
import { chosenWriter } from '../../analyses/writer-choice.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { nameBeside } from '../export/index.ts';
import { putJob } from '../jobs/index.ts';
import { sourceTrack } from '../translate/index.ts';

/** Chapters of each: by what its first captions say, or by what is seen. */
export async function chaptersOfMany(
  { calls }: AppConnection,
  videos: readonly MediaSummary[],
): Promise<void> {
  const present = videos.filter((video) => video.present);
  const { models } = await calls['models.list']({});
  const writer = chosenWriter(models);
  for (const { id, trackCount } of present) {
    const trackId = trackCount === 0 ? null : await sourceOf(calls, id);
    putJob(await makeChapters(calls, id, { trackId, writer }));
  }
  announce(t('library.chaptersStarted', { count: present.length }), true);
}

export async function indexMany({ calls }: AppConnection, videos: readonly MediaSummary[]): Promise<void> {
  const { jobs } = await calls['search.index']({ mediaIds: videos.map(({ id }) => id) });
  announce(t('library.indexStarted', { count: jobs }), true);
}

export interface NotBurnt {
  readonly name: string;
  /** null: it has no captions. */
  readonly error: unknown;
}

/** A copy of each with its first captions in the picture; answers those that could not be started. `folder` null: beside each video. */
export async function burnInMany(
  { calls }: AppConnection,
  videos: readonly MediaSummary[],
  folder: string | null,
): Promise<readonly NotBurnt[]> {
  const left: NotBurnt[] = [];
  const names = new Set<string>();
  for (const { id, name } of videos) {
    try {
      const trackId = await sourceOf(calls, id);
      const place = folder ?? (await calls['files.ofVideo']({ mediaId: id })).folder;
      if (trackId === null || place === null) left.push({ name, error: null });
      else {
        const fileName = folder === null ? nameBeside(name, ending) : unusedName(name, names);
        const options = { trackId, picture: defaultPicture, destination: { folder: place, fileName } };
        putJob(await calls['jobs.start']({ kind: 'burn-in', mediaId: id, options }));
      }
    } catch (error) {
      left.push({ name, error });
    }
  }
  return left;
}

const ending = '.captioned.mp4';

/** Videos of several folders may have one name. */
export function unusedName(videoName: string, names: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const name = nameBeside(videoName, number === 1 ? ending : ` ${number}${ending}`);
    if (names.has(name.toLowerCase())) continue;
    names.add(name.toLowerCase());
    return name;
  }
}

async function sourceOf(calls: AppConnection['calls'], mediaId: string): Promise<string | null> {
  const { tracks } = await calls['project.open']({ mediaId });
  return sourceTrack(tracks)?.id ?? null;
}
