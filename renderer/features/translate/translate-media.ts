/** Translations of videos that are not open, or not transcribed yet. */
import type { MediaSummary } from '../../../core/contract/media.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { startTranslations, type Calls } from './start-translation.ts';
import { askedLanguages, type TranslationChoice } from './use-translation-choice.ts';

type Media = Pick<MediaSummary, 'id' | 'isSample'>;

/**
 * Of the track or, without one, the first that has captions and is no translation. Gives how many of the languages
 * nothing here can translate it into.
 */
export async function translateMedia(
  calls: Calls,
  media: Media,
  choice: Pick<TranslationChoice, 'languages' | 'engine' | 'engines'>,
  trackId: string | null = null,
): Promise<number> {
  const { tracks } = await calls['project.open']({ mediaId: media.id });
  const track = trackId === null ? sourceTrack(tracks) : tracks.find(({ id }) => id === trackId);
  if (track === undefined) return choice.languages.length;
  const from = track.language;
  // Nothing is translated into what it says already.
  const languages = choice.languages.filter((language) => language !== from);
  const asked = askedLanguages({ ...choice, languages }, { from, isSample: media.isSample });
  await startTranslations(calls, { mediaId: media.id, trackId: track.id, from: null }, asked);
  return languages.length - asked.length;
}

type Listed = SubtitleTrack & { readonly cueCount: number };

/** The first captions that are no translation. */
export function sourceTrack(tracks: readonly Listed[]): Listed | undefined {
  const inOrder = tracks.toSorted((a, b) => a.position - b.position);
  return inOrder.find(({ translates, cueCount }) => translates === undefined && cueCount > 0);
}
