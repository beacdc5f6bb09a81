import type { AppContract } from '../../../core/contract/app-contract.ts';
import { normaliseTerm } from '../../../core/glossary/term.ts';
import type { GlossaryTerm } from '../../../core/glossary/term.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';

type GlossaryOperation = Extract<keyof AppContract, `glossary.${string}`>;

/** `onChange`: every page reads the terms again. */
export function createGlossaryHandlers(
  { glossary }: Pick<Library, 'glossary'>,
  onChange: () => void,
): Pick<Handlers<AppContract>, GlossaryOperation> {
  return {
    'glossary.list': async ({ mediaId }) => ({ terms: [...(await glossary.list(mediaId))] }),
    'glossary.put': async ({ terms }) => {
      const stored = terms.flatMap((term) => normalised(term) ?? []);
      await glossary.put(stored);
      if (stored.length > 0) onChange();
      return { terms: stored };
    },
    'glossary.remove': async ({ ids }) => {
      await glossary.remove(ids);
      onChange();
      return {};
    },
  };
}

function normalised({ translations, ...term }: GlossaryTerm): GlossaryTerm | undefined {
  const text = normaliseTerm(term.text);
  if (text === undefined) return undefined;
  const known = Object.entries(translations ?? {}).flatMap(([language, typed]) => {
    const translation = normaliseTerm(typed);
    return translation === undefined ? [] : [[language, translation] as const];
  });
  return { ...term, text, ...(known.length === 0 ? {} : { translations: Object.fromEntries(known) }) };
}
