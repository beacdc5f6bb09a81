import type { ExportNotes, LeftOut } from '../../../../../core/notes/export.ts';
import { fontNames } from '../font-names.ts';
import { formatDuration } from '../../../../../core/time/timestamps.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const exportNoteWords: FailureWords<ExportNotes> = {
  'replaced-characters': ({ encoding, characters, more }) => {
    const what = characters.length + more === 1 ? 'a character that becomes' : 'characters that become';
    const rest = more === 0 ? '' : ` and ${more} more`;
    return `${encoding} lacks ${what} "?": ${characters.join(' ')}${rest}. UTF-8 has them all.`;
  },
  'characters-without-font': ({ characters, more, fonts }) => {
    const rest = more === 0 ? '' : ` and ${more} more`;
    const install = fonts.map((kind) => fontNames[kind]).join(' and ');
    return `No font on this computer has ${characters.join(' ')}${rest}: boxes stand in their place. Install ${install}.`;
  },
  'bilingual-without-words': () => 'With two languages in a cue times of words are left out.',
  'format-lacks': ({ format, lost }) => `${format} ${losses[lost]}.`,
  'characters-lacking': ({ format, characters, more }) => {
    const what = characters.length + more === 1 ? 'a character' : 'characters';
    const rest = more === 0 ? '' : ` and ${more} more`;
    return `${format} lacks ${what}, for which a letter like it or "?" stands: ${characters.join(' ')}${rest}.`;
  },
  'captions-late': ({ count, maxMs }) => {
    const what = count === 1 ? 'One caption comes' : `${count} captions come`;
    return `${what} up to ${formatDuration(maxMs)} late: their texts take longer to send than the time before them lasts.`;
  },
  'captions-cut': ({ count }) =>
    count === 1
      ? 'One caption has more than 15 lines of 32 characters: the rest is left out.'
      : `${count} captions have more than 15 lines of 32 characters: the rest is left out.`,
  'frame-rate-assumed': ({ format, framesPerSecond }) =>
    `${format} counts frames: ${framesPerSecond} a second were assumed. --fps tells another rate.`,
  'no-chapters': () => 'The video has no chapters: the file will be empty.',
  'frame-rate-rounded': ({ format, framesPerSecond, counted }) =>
    `${format} counts frames of a timeline, and the video has about ${rounded(framesPerSecond)} a second: ` +
    `they were counted at ${rounded(counted)}. Give your timeline that rate.`,
  'cut-rates-mixed': ({ format, framesPerSecond }) =>
    `${format} knows one rate, that of the timeline (${rounded(framesPerSecond)} a second): timecodes of videos at another ` +
    'rate are counted at their own. FCPXML, FCP7 XML and OpenTimelineIO say the rate of each.',
  'cut-rates-uneven': ({ names, more }) =>
    `The frames of ${names.join(', ')}${more === 0 ? '' : ` and ${more} more`} come unevenly: they were counted at the ` +
    'nearest rate of a timeline, and a cut can be a frame off. A copy at a steady rate is exact.',
  'cuts-beyond-numbers': ({ format, count, maxCount }) =>
    `${format} has numbers for ${maxCount} cuts, and these are ${count}: some programs stop there. Another format holds all.`,
  'chapter-parts-left-out': ({ format }) =>
    `${format} has one level of chapters: which of them begin a part is left out.`,
  'description-too-long': ({ bytes, maxBytes }) =>
    `YouTube takes descriptions of at most ${maxBytes} bytes, and this one has ${bytes}: shorten titles or leave chapters out.`,
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

const losses: Readonly<Record<ExportNotes['format-lacks']['lost'], string>> = {
  looks: 'has no italics, bold or underlines: they are left out',
  strikeout: 'can not strike text out: the lines are left out',
  colors: 'has no colours of text: they are left out',
  classes: 'has no classes: backgrounds and other looks by class are left out',
  fonts: 'has no fonts inside a text: faces and sizes are left out',
  ruby: 'has no ruby: the small text follows in brackets',
  languages: 'can not mark the language of words: the marks are left out',
  speakers: 'has no place for speakers: their names are left out',
  voices: 'has one speaker for a cue at most: where several speak, dashes stand for their names',
  words: 'has no times of words: they are left out',
  ids: 'has no names of cues: they are left out',
  places: 'has no positions: all text stands where the player puts it',
  'exact-places': 'knows no exact places: text stands at the nearest edge or corner',
  layout: 'has no vertical text, regions or widths of a cue: they are left out',
  coordinates: 'does not know the coordinates of SubRip: they are left out',
  overrides: 'does not know the codes in braces: they are left out',
  effects: 'has no fades, movements, outlines and other effects of ASS: they are left out',
  layers: 'has no layers, margins and effects of events: they are left out',
  drawings: 'can not draw shapes: drawings are left out',
  overlaps: 'shows one cue at a time: a cue that overlaps the next one ends where that begins',
  lines: 'has one line for a cue: its lines are joined',
  notes: 'has no notes between cues: they are left out',
  'style-sheets': 'has no style sheets and regions: they are left out',
  styles: 'has no named styles: fonts, sizes and outlines are left out',
  attachments: 'can not hold fonts and pictures: they are left out',
  head: 'has no title and other fields of the head: they are left out',
};

function leftOutWords({ part, count }: LeftOut): string {
  const words: Readonly<Record<LeftOut['part'], readonly [one: string, more: string]>> = {
    pictures: ['the other video track', 'other video tracks'],
    sounds: ['a sound track that this ffmpeg can not decode', 'sound tracks that this ffmpeg can not decode'],
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

function rounded(framesPerSecond: number): string {
  return String(Number(framesPerSecond.toFixed(3)));
}
