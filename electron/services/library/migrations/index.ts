import { firstSchema } from './0001-first-schema.ts';
import { analyses } from './0002-analyses.ts';
import { trackStyle } from './0003-track-style.ts';
import { search } from './0004-search.ts';
import { extras } from './0005-extras.ts';
import { heardLanguages } from './0006-heard-languages.ts';
import { glossary } from './0007-glossary.ts';
import { wordless } from './0008-wordless.ts';
import { chapterExtras } from './0009-chapter-extras.ts';
import { linkedTracks } from './0010-linked-tracks.ts';
import { translatedTerms } from './0011-translated-terms.ts';
import { voices } from './0012-voices.ts';
import { foldersAndLabels } from './0013-folders-and-labels.ts';
import type { Migration } from './migration.ts';

/** In order; the number of the last is the version of the schema that this program reads and writes. */
export const migrations: readonly Migration[] = [
  firstSchema,
  analyses,
  trackStyle,
  search,
  extras,
  heardLanguages,
  glossary,
  wordless,
  chapterExtras,
  linkedTracks,
  translatedTerms,
  voices,
  foldersAndLabels,
];
