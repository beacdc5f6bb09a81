import type { ExportNotes } from '../../../../../core/notes/export.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const exportNoteWords: FailureWords<ExportNotes> = {
  'replaced-characters': ({ encoding, characters, more }) => {
    const what = characters.length + more === 1 ? 'a character that becomes' : 'characters that become';
    const rest = more === 0 ? '' : ` and ${more} more`;
    return `${encoding} lacks ${what} "?": ${characters.join(' ')}${rest}. UTF-8 has them all.`;
  },
  'format-lacks': ({ format, lost }) => {
    const losses: Readonly<Record<typeof lost, string>> = {
      looks: 'has no italics, bold or underlines: they are left out',
      speakers: 'has no place for speakers: their names are left out',
      places: 'has no positions: all text stands where the player puts it',
      overlaps: 'shows one cue at a time: a cue that overlaps the next one ends where that begins',
    };
    return `${format} ${losses[lost]}.`;
  },
  'no-chapters': () => 'The video has no chapters: the file will be empty.',
  'picture-subtitles-left-out': ({ count, container }) => {
    const what =
      count === 1 ? 'One subtitle track of pictures was' : `${count} subtitle tracks of pictures were`;
    return `${what} left out: ${container} does not take them. MKV would.`;
  },
  'encoded-by-processor': () =>
    'The graphics processor could not encode this video, so the processor did: slower, the same picture.',
};
