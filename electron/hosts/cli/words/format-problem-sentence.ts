import type { FormatProblem, FormatProblemFacts, TimeRepair } from '../../../../core/format-problems.ts';
import type { WordedProblem } from '../../../../core/formats/json.ts';
import { formatSrtTime } from '../../../../core/time/timestamps.ts';
import type { FailureWords } from './failures/failure-words.ts';

const missing: Readonly<Record<FormatProblemFacts['nothing-found']['missing'], string>> = {
  times: 'no line has a start and an end time',
  frames: 'no line begins with {frame}{frame}',
  'bracketed-time': 'no line begins with a time in brackets',
  row: 'no row has a start, an end and a text',
  paragraph: 'the file has no <p> with text and times',
  dialogue: 'the file has no line "Dialogue:" with times',
  segment: 'the JSON has no segments or words with times',
  sync: 'the file has no <SYNC> with a time and text',
  caption: 'no line has a timecode and caption codes that show text',
  block: 'the file has no block with times and text',
};

const repairs: Readonly<Record<TimeRepair, string>> = {
  negative: 'negative times were set to 0',
  exchanged: 'start and end were exchanged',
  'no-hours': 'hours are missing',
  'no-milliseconds': 'milliseconds are missing',
  'wants-comma': '"," must stand before milliseconds',
  'wants-point': '"." must stand before milliseconds',
  'odd-arrow': 'the arrow is not " --> "',
  'odd-digits': 'their digits are unusual',
  'no-minutes': 'minutes are missing',
  'other-script': 'digits and marks of another script',
  'stray-characters': 'characters that do not belong there were left out',
};

const lacks: Readonly<Record<FormatProblemFacts['untimed-left-out']['lacks'], string>> = {
  times: 'no times; it was left out',
  'readable-times': 'no times that can be read; the cue was left out',
  time: 'no time; it was left out',
  start: 'no start time; it was left out',
  frames: 'no frame numbers; it was left out',
};

const guessedBy: Readonly<Record<FormatProblemFacts['encoding-guessed']['by'], string>> = {
  letters: 'by its letters',
  name: "by the language in the file's name",
  default: 'for want of a better guess',
};

const words: FailureWords<FormatProblemFacts> = {
  'nothing-found': (facts) => `No subtitle was found: ${missing[facts.missing]}.`,
  'times-repaired': (facts) =>
    `The times were read as ${span(facts)}: ${facts.repairs.map((repair) => repairs[repair]).join(', ')}.`,
  'times-exchanged': () => 'Start and end were exchanged.',
  'times-unreadable': () => 'The times cannot be read; the cue was left out.',
  'end-unreadable': (facts) => `The end time cannot be read; the cue was given ${span(facts)}.`,
  'end-missing': (facts) => `The cue has no end; it was given ${span(facts)}.`,
  'ends-before-start': (facts) => `The cue ends before it begins; it was read as ${span(facts)}.`,
  'untimed-left-out': (facts) => `"${facts.quote}" has ${lacks[facts.lacks]}.`,
  'never-shown': ({ quote }) =>
    `"${quote}" lies outside the time of its part and is never shown; it was left out.`,
  'no-time': ({ quote }) => `"${quote}" is no time; it was left out.`,
  'before-first-cue': ({ quote }) => `"${quote}" before the first cue was left out.`,
  'no-cue': ({ quote }) => `"${quote}" is no cue; it was left out.`,
  'settings-left-out': ({ quote }) => `"${quote}" after the times is no setting; it was left out.`,
  'tags-left-out': ({ quote, count }) =>
    count === 1 ? `The tag ${quote} was left out.` : `${count} tags such as ${quote} were left out.`,
  'references-read': ({ count }) =>
    count === 1
      ? 'A code such as &amp; was read as the character that it stands for.'
      : `${count} codes such as &amp; were read as the characters that they stand for.`,
  'lone-number': ({ number }) => `The number ${number} stands alone, without a cue; it was left out.`,
  'text-after-times': ({ quote }) => `"${quote}" after the times was taken as text of the cue.`,
  'no-text': () => 'The cue has no text.',
  'blank-before-text': () => 'A blank line before the text was left out.',
  'blank-inside-text': () => 'A blank line inside the text of a cue was kept.',
  'blank-lines-left-out': ({ count }) => `${count} blank lines inside the text of a cue were left out.`,
  'no-blank-before-cue': () => 'No blank line stands before the cue.',
  'no-number': () => 'The cue has no number.',
  'wrong-number': ({ found, expected }) => `The cue has the number ${found}, not ${expected}.`,
  'no-signature': () => 'The file does not begin with WEBVTT; it was read all the same.',
  'odd-signature': () => 'The first line must be WEBVTT in capitals, without spaces before it.',
  'late-block': ({ block }) => `${block} stands after the first cue, where players ignore it; it was kept.`,
  'frame-rate-assumed': ({ framesPerSecond }) =>
    `The file does not say its frame rate; ${framesPerSecond} frames a second were assumed.`,
  'no-byte-order-mark': () => 'The file has no byte order mark; it was read as UTF-16 by its zero bytes.',
  'damaged-bytes': ({ count }) => `${count} damaged bytes of UTF-8 were replaced by \ufffd.`,
  'encoding-guessed': ({ encoding, by }) =>
    `The file is not Unicode; ${guessedBy[by]} it was read as ${encoding}. ` +
    'If letters are wrong, name its encoding, as in --from-encoding windows-1250.',
  'encoded-twice': ({ encoding, count }) =>
    `The file was turned into UTF-8 twice (the first UTF-8 was taken for ${encoding}): ` +
    `${count} characters were mended.`,
  'put-in-order': ({ count }) =>
    count === 1
      ? 'One cue stood behind a later one; the cues were put in the order of time.'
      : `${count} cues stood behind later ones; the cues were put in the order of time.`,
  'moved-to-zero': ({ byMs }) =>
    `All times lie before 0: the whole file was moved by ${formatSrtTime(byMs)} and begins at 0.`,
  'frames-in-times': ({ framesPerSecond }) =>
    framesPerSecond === null
      ? 'Two digits behind a colon look like frames; they were read as hundredths of a second. ' +
        'If they are frames, give the frame rate, as in --fps 25.'
      : `The times end in frames; they were read at ${framesPerSecond} frames a second.`,
  'rolling-collapsed': ({ count }) =>
    `The captions roll up and repeat their lines; each line was kept once and ${count} repetitions left out.`,
  'languages-left-out': ({ read, others }) =>
    `The file holds several languages; ${read} was read and ${others.join(', ')} left out. ` +
    'To read another one, name it, as in --language ko.',
  'languages-as-tracks': ({ names }) =>
    `The file holds several languages; each became a track of its own: ${names.join(', ')}.`,
  'channels-left-out': ({ read, others }) =>
    `The file holds several caption channels; channel ${read} was read and ${others.join(', ')} left out.`,
  'comments-left-out': ({ count }) =>
    count === 1
      ? 'One remark, which is not shown, was left out.'
      : `${count} remarks, which are not shown, were left out.`,
  'codes-left-out': ({ count }) =>
    count === 1
      ? 'One code that means nothing was left out.'
      : `${count} codes that mean nothing were left out.`,
  'texts-cut': ({ count, maxCharacters }) =>
    `${count} cues have more than ${maxCharacters.toLocaleString('en')} characters and were cut there.`,
  'chapters-untimed': ({ count }) =>
    count === 1
      ? 'One chapter without a time that can be read was left out.'
      : `${count} chapters without a time that can be read were left out.`,
  'chapters-cut': ({ maxChapters }) =>
    `The file holds more than ${maxChapters.toLocaleString('en')} chapters; the rest was left out.`,
  'chapter-fields-left-out': ({ fields }) =>
    `Chapters keep their time and title; ${fields.join(', ')} were left out.`,
  'kept-text': ({ text }) => text,
};

/** What a person at a terminal reads of a problem in a subtitle file. */
export function formatProblemSentence({ code, facts }: FormatProblem): string {
  return (words[code] as (facts: unknown) => string)(facts);
}

/** As Sidecut's JSON holds it. */
export function wordedProblem(found: FormatProblem): WordedProblem {
  return { line: found.line, message: formatProblemSentence(found) };
}

function span({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }): string {
  return `${formatSrtTime(startMs)} --> ${formatSrtTime(endMs)}`;
}
