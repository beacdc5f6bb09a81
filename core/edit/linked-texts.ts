/** What the translations of cues say when these are merged or divided: all that they said before, in the same order. */
import { unspacedBoundaries } from '../language/segments.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { isSameSource } from '../project/same-source.ts';
import type { TranslationDoubt } from '../project/translated-cue.ts';
import { breaksLineRules, withBestLines } from './break-lines.ts';
import { cutText } from './cut-text.ts';
import type { EditContext } from './edit-context.ts';
import { inkLength, readMarked } from './marked-text.ts';
import { mergeCues } from './merge.ts';

/** A cue as it was before the edit, and its translation. */
export interface OldTranslation {
  readonly source: TrackCue;
  readonly cue: TrackCue;
}

export type LinkedText = Pick<TrackCue, 'text' | 'origin' | 'translation'>;

const missing: readonly TranslationDoubt[] = [{ kind: 'missing' }];
const maxDoubts = 20;

/** One for each of `after`, cues of the source as they are behind the edit; `context`: of the translation. */
export function linkedTexts(
  context: EditContext,
  old: readonly OldTranslation[],
  after: readonly TrackCue[],
): readonly LinkedText[] {
  if (old.length === 0) return after.map(untranslated);
  const [only] = after;
  const text = joined(context, old);
  const origin = old.some(({ cue }) => cue.origin === 'person') ? 'person' : 'machine';
  const from = old.map(({ cue }) => cue.translation?.from ?? '').join('\n');
  if (after.length === 1 && only !== undefined) {
    const isCurrent = old.every(({ source, cue }) => isSameSource(cue.translation?.from ?? '', source.text));
    // Translations of all the parts are one of the whole.
    const translation = { of: only.id, from: isCurrent ? only.text : from, ...doubtsOf(old) };
    return [{ text, origin, translation }];
  }
  const parts = divided(context, text, after);
  return after.map(({ id }, i) =>
    inkLength(parts[i]!) === 0
      ? untranslated(after[i]!)
      : { text: parts[i]!, origin, translation: { of: id, from } },
  );
}

function untranslated({ id, text }: TrackCue): LinkedText {
  const doubts = text.trim() === '' ? {} : { doubts: missing };
  return { text: '', origin: 'machine', translation: { of: id, from: text, ...doubts } };
}

function joined(context: EditContext, old: readonly OldTranslation[]): string {
  const cues = old.map(({ cue }) => cue);
  const edit =
    cues.length < 2
      ? null
      : mergeCues(
          { ...context, cues },
          cues.map(({ id }) => id),
        );
  const merged = edit?.changes.find((change) => change.kind === 'cue' && change.after !== null);
  return merged?.kind === 'cue' ? merged.after!.text : cues.map(({ text }) => text).join('\n');
}

function doubtsOf(old: readonly OldTranslation[]): { readonly doubts?: readonly TranslationDoubt[] } {
  const all = old.flatMap(({ cue }) => cue.translation?.doubts ?? []);
  const each = [...new Map(all.map((doubt) => [JSON.stringify(doubt), doubt])).values()];
  return each.length === 0 ? {} : { doubts: each.slice(0, maxDoubts) };
}

/** By the share that each has of the source's letters, at the nearest place between words. */
function divided(
  { profile, track }: EditContext,
  text: string,
  after: readonly TrackCue[],
): readonly string[] {
  const shares = after.map((cue) => Math.max(1, inkLength(readMarked(cue.text).plain)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const parts: string[] = [];
  let rest = text;
  let left = total;
  for (const share of shares.slice(0, -1)) {
    const [part, behind] = cutAt(rest, share / left, track.language);
    parts.push(part);
    rest = behind;
    left -= share;
  }
  return [...parts, rest].map((part) =>
    part.includes('\n') || breaksLineRules(part, profile)
      ? withBestLines(part, profile, track.language)
      : part,
  );
}

/** Nearer by so much of the whole text is a place behind a comma or full stop. */
const pauseShare = 0.15;
const pause = /[\p{Po}\p{Pd}]\s*$/u;

function cutAt(raw: string, share: number, language: string): readonly [string, string] {
  const text = readMarked(raw);
  const { plain } = text;
  const total = inkLength(plain);
  const places = [...unspacedBoundaries(plain, language), ...spacesIn(plain)].filter(
    (place) => inkLength(plain.slice(0, place)) > 0 && inkLength(plain.slice(place)) > 0,
  );
  const cost = (place: number): number => {
    const head = plain.slice(0, place);
    return Math.abs(inkLength(head) / total - share) - (pause.test(head) ? pauseShare : 0);
  };
  const [best] = places.toSorted((a, b) => cost(a) - cost(b));
  return best === undefined ? [raw, ''] : cutText(text, best);
}

function spacesIn(plain: string): readonly number[] {
  return [...plain.matchAll(/\s+/gu)].map(({ index, 0: space }) => index + space.length);
}
