/** A document as a person wants it written: with its speakers, and with a second language beside it. */
import { usualStyle } from './ass/usual-style.ts';
import { bilingualCues } from './bilingual/bilingual-cues.ts';
import { isBilingualFormat } from './bilingual/bilingual-formats.ts';
import type { Cue } from '../cues/cue.ts';
import type { Feature } from '../format-features.ts';
import type { NamedStyle } from '../style/caption-style.ts';
import type { WriteOptions } from './format-options.ts';
import { featuresOf } from './find-features.ts';
import { speakerWayFor } from './speakers/speaker-ways.ts';
import type { SpeakerWay } from '../cues/speaker-way.ts';
import { styledSpeakers } from './speakers/styled-speakers.ts';
import type { StyledSpeakers } from './speakers/styled-speakers.ts';
import { colorsOfSpeakers, speakersOf, writeSpeakers } from './speakers/write-speakers.ts';
import type { BilingualDocument } from './subtitle-document.ts';

export interface PreparedFor {
  readonly id: string;
  readonly carries: ReadonlySet<Feature>;
}

export interface Prepared<Document> {
  readonly document: Document;
  readonly options: WriteOptions;
}

const secondStyle = 'Second';
/** Of the first language's size. */
const secondSize = 0.75;

export function preparedDocument<Document extends BilingualDocument>(
  document: Document,
  format: PreparedFor,
  options: WriteOptions = {},
): Prepared<Document> {
  const { second: given, ...others } = document;
  const second = isBilingualFormat(format.id) ? given : undefined;
  const speakers = speakersToWrite(document, format, options);
  const cues = speakers.write(document.cues, document.language);
  if (second === undefined) {
    return { document: { ...(others as Document), cues }, options: withStyles(options, speakers.styles) };
  }
  const isAss = format.id === 'ass';
  const both = bilingualCues(
    { ...document, cues },
    { ...second, cues: speakers.write(second.cues, second.language) },
    {
      otherFirst: second.isFirst,
      links: second.links,
      marksLanguages: format.carries.has('languages'),
      otherStyle: isAss ? secondStyle : undefined,
    },
  );
  const usual = usualStyle(options);
  const smaller = { ...usual, fontSize: Math.max(0.02, usual.fontSize * secondSize) };
  const styles = [...speakers.styles, ...(isAss ? [{ name: secondStyle, style: smaller }] : [])];
  return { document: { ...(others as Document), cues: both }, options: withStyles(options, styles) };
}

function withStyles(options: WriteOptions, styles: readonly NamedStyle[]): WriteOptions {
  return styles.length === 0 ? options : { ...options, styles };
}

interface SpeakersToWrite {
  readonly write: (cues: readonly Cue[], language: string | undefined) => readonly Cue[];
  readonly styles: readonly NamedStyle[];
}

function speakersToWrite(
  document: BilingualDocument,
  { id, carries }: PreparedFor,
  options: WriteOptions,
): SpeakersToWrite {
  // Its words say who says each of them.
  if (id === 'json') return { styles: [], write: (of) => of };
  const { cues, second, ass } = document;
  const way = wayToWrite(document, id, options);
  const names = way === 'color' ? speakersOf([...cues, ...(second?.cues ?? [])]) : [];
  const colors = colorsOfSpeakers(names);
  // A file's own styles stay as they are.
  const styled: StyledSpeakers | null =
    id === 'ass' && way === 'color' && ass === undefined
      ? styledSpeakers(names, colors, usualStyle(options))
      : null;
  const given = { way, hasPlace: carries.has('speakers'), dash: dashOf(id), writesMarks: id === 'txt' };
  return {
    styles: styled?.styles ?? [],
    write: (of, language) => {
      const written = writeSpeakers(of, { ...given, colorOf: colors, language, isStyled: styled !== null });
      return styled === null ? written : written.map(styled.styled);
    },
  };
}

/** Who gave their text colours has said with them what is to be said. */
function wayToWrite(document: BilingualDocument, id: string, { speakers }: WriteOptions): SpeakerWay {
  const way = speakerWayFor(id, speakers);
  const isUsual = way !== speakers;
  return way === 'color' && isUsual && featuresOf(document).has('colors') ? 'none' : way;
}

/** Captions of America and of YouTube mark another speaker so. */
function dashOf(formatId: string): string {
  return formatId === 'scc' || formatId === 'sbv' ? '>> ' : '- ';
}
