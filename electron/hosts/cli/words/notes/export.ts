import type { ExportNotes, LeftOut } from '../../../../../core/notes/export.ts';
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
  'left-out': ({ parts }) => `Left out: ${parts.map(leftOutWords).join(', ')}.`,
  'picture-encoded': ({ reason, container }) =>
    `The picture was encoded anew, ${encodedWords(reason, container)}`,
  'tone-mapped': () =>
    'The HDR picture was mapped to the usual range (BT.709), so that it looks right on every screen.',
  'high-range-kept': () =>
    'The picture stays HDR, in ten bits. A complete ffmpeg (with zscale and tonemap) would map it for every screen.',
  'region-in-name': ({ container, names }) =>
    `${container} tells languages without region and script, so names tell them: ${names.map((name) => `"${name}"`).join(', ')}.`,
  'encoded-by-processor': () =>
    'The graphics processor could not encode this video, so the processor did: slower, the same picture.',
};

function leftOutWords({ part, count }: LeftOut): string {
  const words: Readonly<Record<LeftOut['part'], readonly [one: string, more: string]>> = {
    pictures: ['the other video track', 'other video tracks'],
    subtitles: ['a subtitle track', 'subtitle tracks'],
    'picture-subtitles': ['a subtitle track of pictures', 'subtitle tracks of pictures'],
    covers: ['the cover picture', 'cover pictures'],
    timecode: ['the timecode track', 'timecode tracks'],
    data: ['a data track', 'data tracks'],
    attachments: ['an attached file', 'attached files'],
  };
  const [one, more] = words[part];
  return count === 1 ? one : `${count} ${more}`;
}

function encodedWords(reason: ExportNotes['picture-encoded']['reason'], container: string): string {
  switch (reason) {
    case 'turned':
      return `upright: players do not turn pictures in ${container}. MP4 keeps it as it is.`;
    case 'cut':
      return `since parts of it are cut away by an edit list, which ${container} can not hold.${container === 'Matroska' ? ' MP4 keeps it as it is.' : ''}`;
    case 'no-times':
      return `since the file does not tell the times of its frames, which ${container} needs.`;
  }
}
