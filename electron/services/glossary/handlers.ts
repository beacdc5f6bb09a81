import type { AppContract } from '../../../core/contract/app-contract.ts';
import { normaliseTerm } from '../../../core/glossary/term.ts';
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
      const stored = terms.flatMap((term) => {
        const text = normaliseTerm(term.text);
        return text === undefined ? [] : [{ ...term, text }];
      });
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
