import { createStore, type Store } from '../stores/store.ts';

export interface Registry<Item extends { readonly id: string }> {
  /** By their order. */
  readonly items: Store<readonly Item[]>;
  readonly add: (item: Item) => void;
}

/** What features bring to the page. A name given twice is a mistake of theirs, told at once. */
export function createRegistry<Item extends { readonly id: string }>(
  what: string,
  orderOf: (item: Item) => number,
): Registry<Item> {
  const items = createStore<readonly Item[]>([]);
  return {
    items,
    add(item) {
      if (items.get().some(({ id }) => id === item.id)) throw new Error(`Two ${what} are called ${item.id}.`);
      items.set((list) => [...list, item].toSorted((a, b) => orderOf(a) - orderOf(b)));
    },
  };
}
