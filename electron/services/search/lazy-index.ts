import { once } from '../../../core/async/once.ts';
import type { Remote } from '../library/library.ts';
import { indexMethods } from './index/index-contract.ts';
import type { OpenSearchIndex } from './index/open-search-index.ts';
import type { SearchIndex } from './index/search-index.ts';

/** The index that is opened by whoever first needs it: the app starts without it, and with a full disk too. */
export function lazyIndex(open: () => Promise<OpenSearchIndex>): OpenSearchIndex {
  let opened: Promise<OpenSearchIndex> | undefined;
  const opening = once(() => (opened = open()));
  const methods = indexMethods.map((name) => [
    name,
    async (...args: readonly unknown[]) => {
      const index = await opening();
      return (index[name] as (...all: readonly unknown[]) => Promise<unknown>)(...args);
    },
  ]);
  return {
    ...(Object.fromEntries(methods) as Remote<SearchIndex>),
    close: async () => {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}
