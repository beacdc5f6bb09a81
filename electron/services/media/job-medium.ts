import type { AskedMedium } from '../jobs/job-kind.ts';
import type { Library } from '../library/library.ts';
import { unknownMedia } from '../library/unknown.ts';
import { requirePresent } from './presence.ts';

/** The medium that a job works on, found and present. */
export async function mediumOfJob(
  library: { readonly media: Pick<Library['media'], 'find'> },
  { mediaId }: { readonly mediaId: string | null },
): Promise<AskedMedium> {
  const record = mediaId === null ? null : await library.media.find(mediaId);
  if (record === null) throw unknownMedia(mediaId ?? '');
  return { record, media: await requirePresent(record) };
}
