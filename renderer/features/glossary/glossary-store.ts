/** The names and terms of the library and of the open video, and what a person does with them. */
import { withoutFields } from '../../../core/cues/without-fields.ts';
import type { GlossaryTerm } from '../../../core/glossary/term.ts';
import { normaliseTerm, parseTerms, termKey } from '../../../core/glossary/term.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { openProject, projectStore } from '../../project/project-store.ts';
import { createStore } from '../../stores/store.ts';

/** Those of the library first, each the oldest first. */
export const termsStore = createStore<readonly GlossaryTerm[]>([]);
/** Removed last, all at once; `[]`: nothing can be brought back. */
export const removedStore = createStore<readonly GlossaryTerm[]>([]);

let calls: AppConnection['calls'] | null = null;

/** Keeps the terms in step with the host and the open video. */
export function connectGlossary(connection: Pick<AppConnection, 'calls' | 'on' | 'onState'>): () => void {
  ({ calls } = connection);
  let mediaId: string | null = null;
  const read = (): void => {
    const asked = mediaId;
    connection.calls['glossary.list']({ mediaId })
      .then(({ terms }) => {
        if (asked === mediaId) termsStore.set(terms);
      })
      // Everything else works without; the panel reads them again when it changes one.
      .catch(() => undefined);
  };
  const stops = [
    projectStore.subscribe(() => {
      const now = openProject()?.media.id ?? null;
      if (now === mediaId) return;
      mediaId = now;
      removedStore.set([]);
      read();
    }),
    connection.on('glossary.changed', read),
    connection.onState((state) => {
      if (state === 'connected') read();
    }),
  ];
  read();
  return () => {
    for (const stop of stops) stop();
  };
}

/** Each line a term. Those that are in the scope already stay as they are, unless their case differs. */
export async function addTerms(lines: string, mediaId: string | null): Promise<number> {
  const known = new Set(termsStore.get().flatMap((term) => (term.mediaId === mediaId ? [term.text] : [])));
  const terms = parseTerms(lines)
    .filter((text) => !known.has(text))
    .map((text) => ({ id: crypto.randomUUID(), text, mediaId }));
  await put(terms);
  return terms.length;
}

/** False where what was typed is no term. */
export async function renameTerm(term: GlossaryTerm, typed: string): Promise<boolean> {
  const text = normaliseTerm(typed);
  if (text === undefined) return false;
  if (text !== term.text) await put([{ ...term, text }]);
  return true;
}

/** In every language as it is; else as it is given for each. */
export function keepTerm(term: GlossaryTerm, isKept: boolean): Promise<void> {
  return put([isKept ? { ...term, keep: true } : withoutFields(term, 'keep')]);
}

/** `typed` is empty: nothing is said of that language any more. */
export function translateTerm(term: GlossaryTerm, language: string, typed: string): Promise<void> {
  const others = Object.entries(term.translations ?? {}).filter(([each]) => each !== language);
  const text = normaliseTerm(typed);
  const translations = Object.fromEntries(text === undefined ? others : [...others, [language, text]]);
  const isEmpty = Object.keys(translations).length === 0;
  return put([isEmpty ? withoutFields(term, 'translations') : { ...term, translations }]);
}

/** A name of the captions that is not to be translated. */
export function addKeptName(text: string, mediaId: string): Promise<void> {
  return put([{ id: crypto.randomUUID(), text, mediaId, keep: true }]);
}

export function moveToLibrary(term: GlossaryTerm): Promise<void> {
  return put([{ ...term, mediaId: null }]);
}

export async function removeTerms(terms: readonly GlossaryTerm[]): Promise<void> {
  await calls?.['glossary.remove']({ ids: terms.map(({ id }) => id) });
  const gone = new Set(terms.map(({ id }) => id));
  termsStore.set((list) => list.filter(({ id }) => !gone.has(id)));
  removedStore.set(terms);
}

export async function bringBack(): Promise<void> {
  const terms = removedStore.get();
  removedStore.set([]);
  await put(terms);
}

export function isTerm(text: string): boolean {
  return termsStore.get().some((term) => termKey(term.text) === termKey(text) && term.text === text);
}

async function put(terms: readonly GlossaryTerm[]): Promise<void> {
  if (terms.length > 0) await calls?.['glossary.put']({ terms: [...terms] });
}
