/** Translates sentences as cues are translated, and holds them against what people wrote. */
import { corpusChrf } from '../../core/evaluation/chrf.ts';
import { loadConversion } from '../../core/language/chinese-script.ts';
import { resolveProfile } from '../../core/profiles/profiles.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { planLines, sourceLanguages } from '../../core/translation/plan-lines.ts';
import type { CueTranslation, TranslationWork } from '../../core/translation/translation-work.ts';
import type { OpenedEngine } from '../../electron/analyses/translation/engines/opened-engine.ts';
import type { WantedLanguages } from '../../electron/analyses/translation/engines/store-engine.ts';
import { makeTranslation } from '../../electron/analyses/translation/make-translation.ts';

export interface Direction {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly sources: readonly string[];
  readonly references: readonly string[];
}

export interface Measured {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly chrf: number;
  /** 0 to 1 */
  readonly doubtful: number;
  /** Without the time that loading takes. */
  readonly sentencesPerSecond: number;
  readonly sentences: readonly {
    readonly source: string;
    readonly reference: string;
    readonly said: string;
  }[];
}

/** Each sentence has the time that its reading takes, and a pause behind it: none is joined with another. */
const [msPerCharacter, pauseMs] = [120, 5000];

export async function measureDirection(
  { name, from, to, sources, references }: Direction,
  openEngine: (wanted: WantedLanguages) => Promise<OpenedEngine>,
): Promise<Measured> {
  const cues = cuesOf(sources);
  const work: TranslationWork = {
    ...{ sources: cues, wanted: null, known: new Map(), from, to, terms: [] },
    profile: resolveProfile('netflix', { language: to, vertical: false }),
    convert: await loadConversion(to),
  };
  const opened = await openEngine({ main: from, from: sourceLanguages(planLines(work)), to });
  const made = new Map<string, CueTranslation>();
  const startedAt = performance.now();
  const { isWhole } = await makeTranslation(opened, work, {
    signal: new AbortController().signal,
    onStep: ({ cues: some }) => {
      for (const cue of some) made.set(cue.of, cue);
      return Promise.resolve();
    },
  });
  if (!isWhole) throw new Error(`${name}: stopped after ${made.size} of ${sources.length} sentences.`);
  const seconds = (performance.now() - startedAt) / 1000;
  const sentences = sources.map((source, at) => ({
    ...{ source, reference: references[at]! },
    said: made.get(String(at))!.text.replaceAll('\n', ' '),
  }));
  const doubtful = [...made.values()].filter(({ doubts }) => doubts.length > 0).length;
  return {
    ...{ name, from, to, sentences, doubtful: doubtful / sources.length },
    chrf: corpusChrf(sentences.map(({ reference, said }) => ({ reference, hypothesis: said }))),
    sentencesPerSecond: sources.length / seconds,
  };
}

function cuesOf(sources: readonly string[]): readonly TrackCue[] {
  let atMs = 0;
  return sources.map((text, at) => {
    const startMs = atMs;
    const endMs = startMs + 1000 + msPerCharacter * text.length;
    atMs = endMs + pauseMs;
    return { id: String(at), startMs, endMs, text, origin: 'file' };
  });
}
