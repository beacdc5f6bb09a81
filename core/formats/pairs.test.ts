/**
 * [Note: What formats carry], tried: a document that has what the source format carries is written in every other format
 * and read again. Each feature is there, with what it says, or a note names it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../cues/cue.ts';
import { visibleText } from '../cues/markup.ts';
import { voicesOf } from '../cues/voices.ts';
import { encodeSubtitle } from './encode/encode-subtitle.ts';
import type { WrittenFormat } from './encode/encode-subtitle.ts';
import type { Feature } from '../format-features.ts';
import { featuresOf } from './find-features.ts';
import { lookContexts } from './look-context.ts';
import { nearestKey, placeOfCue } from './place.ts';
import { subtitleFormats } from './registry.ts';
import type { SubtitleFormat } from './registry.ts';
import { styledRuns } from './styled-text.ts';
import type { AssExtras, SubtitleDocument, WebVttExtras } from './subtitle-document.ts';

const word = fc.constantFrom('Ahoi', 'sea', 'Wind', 'no', 'm\u00f6ve', '\u4f60\u597d', 'x & y');
const markedText = fc.oneof(
  word,
  word.map((text) => `<i>${text}</i>`),
  word.map((text) => `<b>${text} <u>low</u></b>`),
  word.map((text) => `<s>${text}</s>`),
  fc
    .tuple(word, fc.constantFrom('#ffff00', '#12ab34', '#ff0000'))
    .map(([text, color]) => `<font color="${color}">${text}</font>`),
  word.map((text) => `<font face="Arial" size="20">${text}</font>`),
  word.map((text) => `<c.yellow>${text}</c>`),
  word.map((text) => `<c.loud.bg_black>${text}</c>`),
  word.map((text) => `<ruby>${text}<rt>top</rt></ruby>`),
  word.map((text) => `<lang fr>${text}</lang>`),
  word.map((text) => `{\\i1}${text}{\\i0}`),
  word.map((text) => `{\\c&H00FF00&}${text}{\\r}`),
  word.map((text) => `{\\fad(100,200)}${text}`),
);
const text = fc
  .tuple(fc.array(markedText, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', '\n'))
  .map(([pieces, separator]) => pieces.join(separator));
const voices = fc.constantFrom(
  '<v Ana>Hello</v>\n<v Ben>Good day</v>',
  '<v Ana>Hi <v Ben>Ho',
  '<v.loud Ana>Hey',
);
const settings = fc.constantFrom(
  ...['line:0', 'line:50%', 'position:10% align:start', 'line:0 position:90% align:end'],
  ...['line:20% position:30%,line-left align:start', 'size:40%', 'region:fred', 'vertical:rl line:-2'],
  ...['X1:63 X2:223 Y1:43 Y2:58'],
);
const timedCue = fc.constantFrom('one two', 'Won der ful').map((value): Partial<Cue> => {
  const words = value.split(' ').map((each, index) => ({
    startMs: index * 300,
    endMs: index * 300 + 300,
    text: index === 0 ? each : ` ${each}`,
    timing: 'given' as const,
  }));
  return { text: value, words };
});
const assOfCue = fc.constantFrom<NonNullable<Cue['ass']>>(
  { style: 'Sign' },
  { style: 'Narrator', layer: 2 },
  { style: 'Narrator', margins: ['10', '0', '30'], effect: 'Banner;5' },
);
const cueParts = fc.oneof(
  { weight: 6, arbitrary: text.map((value): Partial<Cue> => ({ text: value })) },
  voices.map((value): Partial<Cue> => ({ text: value })),
  timedCue,
);
const cues = fc
  .array(
    fc.tuple(
      cueParts,
      fc.option(settings),
      fc.option(fc.constantFrom('Ana', 'Ben & Co')),
      fc.option(fc.constantFrom('intro', 'cue-7')),
      fc.option(assOfCue),
      fc.option(fc.constantFrom('es', 'pt-BR')),
      fc.boolean(),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) =>
    parts.map(([base, place, speaker, id, ass, language, overlaps], index): Cue => {
      const startMs = index * 4000;
      const words = base.words?.map((each) => ({
        ...each,
        startMs: each.startMs + startMs,
        endMs: each.endMs + startMs,
      }));
      return {
        startMs,
        endMs: startMs + (overlaps ? 5000 : 2000),
        text: base.text ?? '',
        ...(words === undefined ? {} : { words }),
        ...(speaker === null || voicesOf(base.text ?? '').length > 0 ? {} : { speaker }),
        ...(place === null ? {} : { settings: place }),
        ...(id === null ? {} : { id }),
        // Not in the first one: a file all of whose cues are in one language is in that one.
        ...(language === null || index === 0 ? {} : { language }),
        ...(ass === null ? {} : { ass }),
      };
    }),
  );
const webVtt: WebVttExtras = {
  headerLines: ['A title', 'Kind: captions'],
  blocks: [
    { kind: 'style', text: '::cue(.loud) { color: #00ffaa }', beforeCue: 0 },
    { kind: 'note', text: 'first\nremark', beforeCue: 0 },
  ],
};
const ass: AssExtras = {
  scriptInfo: ['Title: Sea', 'PlayResX: 1280', 'PlayResY: 720'],
  styles: [
    'Style: Default,Arial,40,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,2,0,2,10,10,10,1',
    'Style: Narrator,Georgia,40,&H0000FFFF,&H000000FF,&H00000000,&H00000000,-1,-1,0,0,100,100,0,0,1,2,0,2,10,10,10,1',
    'Style: Sign,Impact,60,&H000000FF,&H000000FF,&H00000000,&H00000000,0,0,0,-1,100,100,0,0,1,2,0,7,10,10,10,1',
  ],
  events: [{ line: 'Comment: 0,0:00:01.00,0:00:01.00,Default,,0,0,0,,remark', beforeCue: 0 }],
  sections: [{ name: 'Fonts', lines: ['fontname: a.ttf', '!!!!'] }],
};
const documents: fc.Arbitrary<SubtitleDocument> = fc
  .tuple(cues, fc.option(fc.constantFrom({ webVtt }, { ass })))
  .map(([given, extras]) => ({ cues: given, ...extras }));

/** What a document says of a feature, for features that both files must say alike. */
type Saying = (document: SubtitleDocument) => unknown;
const ofCues =
  (say: (cue: Cue) => unknown): Saying =>
  (document) =>
    document.cues.map(say);

const inked = (value: string): string => value.replace(/\s+/g, '');
const byLetter = (
  document: SubtitleDocument,
  say: (run: ReturnType<typeof styledRuns>[number]) => string,
) => {
  const contextOf = lookContexts(document, { voiceColors: true });
  return document.cues.map((cue) =>
    styledRuns(cue.text, contextOf(cue)).flatMap((run) => Array.from(inked(run.text), () => say(run))),
  );
};

/** What is in the document's language need not say so, and not every format says what that is. */
function spokenIn(language: string | undefined, document: SubtitleDocument): string {
  return language === undefined || language === document.language ? '' : language;
}

const sayings: Partial<Record<Feature, Saying>> = {
  looks: (document) =>
    byLetter(document, (run) => [run.italic, run.bold, run.underline].map(Number).join('')),
  strikeout: (document) => byLetter(document, (run) => String(run.strike)),
  colors: (document) => byLetter(document, (run) => run.color ?? ''),
  speakers: ofCues(
    (cue) => cue.speaker ?? (voicesOf(cue.text).length === 1 ? voicesOf(cue.text)[0] : undefined),
  ),
  // One voice with a class is a speaker where there are no classes.
  voices: ofCues((cue) => (voicesOf(cue.text).length > 1 ? voicesOf(cue.text) : [])),
  languages: (document) =>
    document.cues.map((cue) =>
      styledRuns(cue.text).flatMap((run) =>
        Array.from(inked(run.text), () => spokenIn(run.language ?? cue.language, document)),
      ),
    ),
  words: ofCues((cue) => (cue.words ?? []).map(({ startMs, text: each }) => [startMs, each])),
  ids: ofCues((cue) => cue.id),
  places: ofCues((cue) =>
    nearestKey(placeOfCue(cue) ?? { vertical: 'bottom', horizontal: 'center', x: null, y: null }),
  ),
  'exact-places': ofCues((cue) => {
    const place = placeOfCue(cue);
    if (place === null) return null;
    // Who stands at a side or in the middle at some height stands there whether its distance is said or not.
    const { x, y, horizontal } = place;
    if (x === null && y === null) return null;
    const isUsual = x === null || x <= 0.1 || x >= 0.9 || x === 0.5;
    return [isUsual ? horizontal : Math.round(x * 100), y && Math.round(y * 100)];
  }),
  lines: ofCues((cue) => visibleText(cue.text).trim().split('\n').length),
};

/** Makes up for what is lost by adding to the text, which then has more letters. */
const addsLetters: readonly Feature[] = ['voices', 'ruby'];

interface Said {
  readonly lost: ReadonlySet<Feature>;
  /** Letters that the format does not have stand as others. */
  readonly lacksLetters: boolean;
}

function saidOf(document: SubtitleDocument, format: SubtitleFormat): Said {
  const { warnings } = encodeSubtitle(document, format.id as WrittenFormat);
  const lacksLetters = warnings.some(({ code }) => code === 'characters-lacking');
  const lost = new Set(
    warnings.flatMap((warning) =>
      warning.code === 'format-lacks' ? [(warning.facts as { lost: Feature }).lost] : [],
    ),
  );
  return { lost, lacksLetters };
}

function check(document: SubtitleDocument, target: SubtitleFormat): void {
  const { lost, lacksLetters } = saidOf(document, target);
  const read = target.parse!(target.write(document));
  const before = featuresOf(document);
  const after = featuresOf(read);
  for (const feature of before) {
    // In a file with styles and a picture an override is an effect.
    if (feature === 'overrides' && after.has('effects')) continue;
    if (!lost.has(feature)) expect([...after], `${feature} in ${target.name}`).toContain(feature);
  }
  expect(read.cues).toHaveLength(document.cues.length);
  if (lacksLetters || addsLetters.some((feature) => lost.has(feature))) return;
  expect(read.cues.map((cue) => inked(visibleText(cue.text)))).toEqual(
    document.cues.map((cue) => inked(visibleText(cue.text))),
  );
  for (const [feature, say] of Object.entries(sayings)) {
    if (!before.has(feature as Feature) || lost.has(feature as Feature)) continue;
    expect(say(read), `${feature} in ${target.name}`).toEqual(say(document));
  }
}

const readable = subtitleFormats().filter((format) => format.parse !== undefined);
const pairs = readable.flatMap((source) =>
  readable.map((target) => [source.id, target.id, source, target] as const),
);

describe('from one format to another', () => {
  it.each(pairs)('%s to %s: kept, or said', (_, __, source, target) => {
    fc.assert(
      fc.property(documents, (document) => {
        check(source.parse!(source.write(document)), target);
      }),
      { numRuns: 10 },
    );
  });

  it.each(readable.map((format) => [format.id, format] as const))(
    'a whole document to %s: kept, or said',
    (_, format) => {
      fc.assert(
        fc.property(documents, (document) => {
          check(document, format);
        }),
        { numRuns: 100 },
      );
    },
  );
});
