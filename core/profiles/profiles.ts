import { primaryLanguage } from '../language/language-tag.ts';
import type { Profile, ProfileId, ProfileOptions } from './profile.ts';

export const profileIds: readonly ProfileId[] = ['netflix', 'bbc', 'amazon', 'shorts'];

/** Languages whose characters fill a full-width cell; lines and reading speed count in such cells. */
const fullWidthLanguages: ReadonlySet<string> = new Set(['ja', 'ko', 'zh']);

/** Netflix Timed Text Style Guides of each language (product notes), where they differ from 42 and 17. */
const netflixCharsPerLine: ReadonlyMap<string, number> = new Map([
  ['ja', 23],
  ['ko', 16],
  ['zh', 16],
  ['th', 35],
]);
const netflixCharsPerSecond: ReadonlyMap<string, number> = new Map([
  ['en', 20],
  ['ar', 20],
  ['hi', 22],
  ['ko', 12],
  ['zh', 9],
  ['ja', 4],
]);
const netflixChildrenCharsPerSecond = 13;
const netflixChildrenCharsPerSecondEnglish = 17;

const netflix: Profile = {
  id: 'netflix',
  name: 'Netflix',
  maxCharsPerLine: 42,
  characterMeasure: 'graphemes',
  maxLines: 2,
  maxCharsPerSecond: 17,
  maxWordsPerMinute: null,
  minMsPerWord: null,
  // Five sixths of a second.
  minDurationMs: 834,
  maxDurationMs: 7000,
  minGapFrames: 2,
  closeGapsUpToFrames: 11,
  writesOutFirstNumber: true,
  isForChildren: false,
  isForVertical: false,
};

/**
 * The bbc counts words, not characters: 160 to 180 words a minute is its target (more is a warning), 0.3 s a
 * word its floor (less is an error). Cues follow each other without a gap or a second and more apart: 23
 * frames at 24 a second is the longest gap below a second.
 */
const bbc: Profile = {
  id: 'bbc',
  name: 'BBC',
  maxCharsPerLine: 37,
  characterMeasure: 'graphemes',
  maxLines: 2,
  maxCharsPerSecond: null,
  maxWordsPerMinute: 180,
  minMsPerWord: 300,
  // One word.
  minDurationMs: 300,
  maxDurationMs: null,
  minGapFrames: 0,
  closeGapsUpToFrames: 23,
  writesOutFirstNumber: false,
  isForChildren: false,
  isForVertical: false,
};

const amazon: Profile = {
  id: 'amazon',
  name: 'Amazon Prime Video',
  maxCharsPerLine: 42,
  characterMeasure: 'graphemes',
  maxLines: 2,
  maxCharsPerSecond: 17,
  maxWordsPerMinute: null,
  minMsPerWord: null,
  minDurationMs: 1000,
  maxDurationMs: null,
  minGapFrames: 2,
  closeGapsUpToFrames: 0,
  writesOutFirstNumber: false,
  isForChildren: false,
  isForVertical: false,
};

const shorts: Profile = {
  id: 'shorts',
  name: 'Shorts (vertical)',
  maxCharsPerLine: 24,
  characterMeasure: 'graphemes',
  maxLines: 2,
  maxCharsPerSecond: 25,
  maxWordsPerMinute: null,
  minMsPerWord: null,
  minDurationMs: 700,
  maxDurationMs: 5000,
  minGapFrames: 2,
  closeGapsUpToFrames: 0,
  writesOutFirstNumber: false,
  isForChildren: false,
  isForVertical: false,
};

/** The numbers of a profile for a language, an audience and the video's shape. */
export function resolveProfile(id: ProfileId, options: ProfileOptions = {}): Profile {
  const { children = false, vertical = false } = options;
  const profile = numbersFor(id, primaryLanguage(options.language), { children, vertical });
  return children || vertical ? { ...profile, isForChildren: children, isForVertical: vertical } : profile;
}

/** The same profile for another language, such as that of one cue. */
export function profileInLanguage(profile: Profile, language: string): Profile {
  const { id, isForChildren: children, isForVertical: vertical } = profile;
  return resolveProfile(id, { language, children, vertical });
}

/** The limits of a cue in a track with these: its own language's, where it says that it has one. */
export function profileOfCue(
  cue: object & { readonly language?: string | undefined },
  profile: Profile,
): Profile {
  return cue.language === undefined ? profile : profileInLanguage(profile, cue.language);
}

function numbersFor(
  id: ProfileId,
  language: string,
  { children, vertical }: Required<Omit<ProfileOptions, 'language'>>,
): Profile {
  switch (id) {
    case 'netflix':
      return netflixFor(language, children);
    case 'bbc':
      return fullWidthFor(vertical ? { ...bbc, maxLines: 3, maxCharsPerLine: 25 } : bbc, language);
    case 'amazon':
      return fullWidthFor(amazon, language);
    case 'shorts':
      return fullWidthFor(shorts, language);
  }
}

function netflixFor(language: string, children: boolean): Profile {
  const adult = netflixCharsPerSecond.get(language) ?? 17;
  const child = language === 'en' ? netflixChildrenCharsPerSecondEnglish : netflixChildrenCharsPerSecond;
  return {
    ...netflix,
    maxCharsPerLine: netflixCharsPerLine.get(language) ?? 42,
    characterMeasure: fullWidthLanguages.has(language) ? 'full-width' : 'graphemes',
    // Children never read faster than adults: Korean's 12 stays 12.
    maxCharsPerSecond: children ? Math.min(adult, child) : adult,
  };
}

/**
 * The other profiles give no numbers for Japanese, Korean and Chinese. A full-width character is as wide as
 * two Latin ones, so half their characters fit; Netflix's numbers are the upper bound for both limits.
 */
function fullWidthFor(profile: Profile, language: string): Profile {
  if (!fullWidthLanguages.has(language)) return profile;
  const netflix = netflixFor(language, false);
  const speed = netflix.maxCharsPerSecond ?? Infinity;
  return {
    ...profile,
    maxCharsPerLine: Math.min(Math.floor(profile.maxCharsPerLine / 2), netflix.maxCharsPerLine),
    characterMeasure: 'full-width',
    maxCharsPerSecond: profile.maxCharsPerSecond === null ? null : Math.min(profile.maxCharsPerSecond, speed),
  };
}
