import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import type { LeftOut } from '../../../core/notes/export.ts';
import type { SourceStream } from '../media/source-streams.ts';
import { isTextSubtitle } from '../media/text-codecs.ts';
import type { Container } from './containers.ts';

/** A note on the streams of a file that are not among `kept` (their indexes), none where all are. */
export function leftOutNotes(
  streams: readonly SourceStream[],
  kept: ReadonlySet<number>,
  container: Container,
): readonly Note[] {
  const counts = new Map<LeftOut['part'], number>();
  for (const stream of streams) {
    const part = kept.has(stream.index) ? null : partOf(stream, container);
    if (part !== null) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const parts = [...counts].map(([part, count]) => ({ part, count }));
  return parts.length === 0 ? [] : [note('left-out', { parts })];
}

function partOf({ kind, codec }: SourceStream, container: Container): LeftOut['part'] | null {
  switch (kind) {
    case 'video':
      return 'pictures';
    case 'cover':
      return 'covers';
    case 'subtitle':
      return isTextSubtitle(codec) ? 'subtitles' : 'picture-subtitles';
    case 'timecode':
      // Of the picture's tag MP4 and QuickTime get a track again.
      return container.muxer === 'matroska' ? 'timecode' : null;
    case 'data':
      return 'data';
    case 'attachment':
      return 'attachments';
    case 'audio':
      return 'sounds';
    case 'chapters':
      return null;
  }
}
