/**
 * Asks the dictionaries about the words of the active track, each once, and keeps what they said for the review. They live
 * on the host; the page waits for nothing.
 */
import { maxCheckedWords } from '../../../core/contract/spelling.ts';
import { termKey } from '../../../core/glossary/term.ts';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import { wordsOfText } from '../../../core/language/words-of-text.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { Spelling } from '../../../core/review/spelling.ts';
import { establishedWords, spelledIn } from '../../../core/review/unknown-words.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { activeCues, activeTrack, openProject, projectStore } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { createStore } from '../../stores/store.ts';
import { termsStore } from '../glossary/index.ts';

/** null: nobody asks, or nothing is known yet. */
export const spellingStore = createStore<Spelling | null>(null);

/** Fingers rest so long before the words are asked for. */
const restMs = 600;

interface Asked {
  readonly words: Set<string>;
  readonly unknown: Set<string>;
}

/** By primary language and region. */
const answers = new Map<string, Asked>();
let calls: AppConnection['calls'] | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let running = false;

/** Returns the way to stop. */
export function connectSpelling(connection: Pick<AppConnection, 'calls'>): () => void {
  ({ calls } = connection);
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), restMs);
  };
  const stops = [projectStore, settingsStore, termsStore].map((store) => store.subscribe(soon));
  soon();
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    calls = null;
  };
}

/** Suggestions of the dictionary; none where it has none or nobody answers. */
export async function suggestionsFor(language: string, word: string): Promise<readonly string[]> {
  const found = await calls?.['spelling.suggest']({ language, word }).catch(() => undefined);
  return found?.suggestions ?? [];
}

async function ask(): Promise<void> {
  if (running) return;
  running = true;
  try {
    for (let next = nextQuestion(); next !== null; next = nextQuestion()) {
      const { language, words } = next;
      const asked = answers.get(language) ?? { words: new Set(), unknown: new Set() };
      answers.set(language, asked);
      const { unknown } = (await calls?.['spelling.check']({ language, words: [...words] })) ?? {
        unknown: [],
      };
      for (const word of words) asked.words.add(word);
      for (const word of unknown) asked.unknown.add(word);
    }
    tell();
  } catch {
    // The review says nothing of spelling until the words change.
  } finally {
    running = false;
  }
}

function nextQuestion(): { readonly language: string; readonly words: readonly string[] } | null {
  for (const [language, cues] of cuesByLanguage()) {
    const asked = answers.get(language)?.words;
    const words = new Set(
      cues.flatMap(spelledIn).filter((word) => asked?.has(word) !== true && word.length <= 100),
    );
    if (words.size > 0) return { language, words: [...words].slice(0, maxCheckedWords) };
  }
  return null;
}

/** Those whose spelling is asked for. */
function cuesByLanguage(): ReadonlyMap<string, readonly TrackCue[]> {
  const project = openProject();
  const track = project === null ? null : activeTrack(project);
  const { spelling, spellingOff } = settingsStore.get();
  if (project === null || track === null || !spelling) return new Map();
  const groups = Map.groupBy(activeCues(project), ({ language }) => language ?? track.language);
  for (const language of groups.keys()) {
    const primary = primaryLanguage(language);
    if (primary === '' || primary === 'und' || spellingOff.includes(primary)) groups.delete(language);
  }
  return groups;
}

function tell(): void {
  const project = openProject();
  const track = project === null ? null : activeTrack(project);
  if (project === null || track === null) {
    spellingStore.set(null);
    return;
  }
  const known = new Set(
    termsStore
      .get()
      .flatMap(({ text }) => [text, ...wordsOfText(text).map((word) => word.text)])
      .map(termKey),
  );
  const sure = establishedWords(activeCues(project));
  const unknown = new Map<string, Set<string>>();
  for (const [language, cues] of cuesByLanguage()) {
    const answer = answers.get(language)?.unknown;
    const words = cues.flatMap(spelledIn).filter((word) => answer?.has(word));
    const told = words.filter(
      (word) => !sure.has(word) && !known.has(termKey(word)) && !known.has(bare(word)),
    );
    const primary = primaryLanguage(language);
    unknown.set(primary, new Set([...(unknown.get(primary) ?? []), ...told]));
  }
  const next = { language: track.language, unknown };
  if (!isSame(spellingStore.get(), next)) spellingStore.set(next);
}

/** `Gutenberg` of `Gutenberg's`. */
function bare(word: string): string {
  return termKey(word.replace(/['’]s?$/u, ''));
}

function isSame(a: Spelling | null, b: Spelling): boolean {
  return (
    a?.language === b.language &&
    a.unknown.size === b.unknown.size &&
    [...b.unknown].every(([language, words]) => {
      const others = a.unknown.get(language);
      return others?.size === words.size && [...words].every((word) => others.has(word));
    })
  );
}
