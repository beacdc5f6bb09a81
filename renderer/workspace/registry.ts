import { createStore, type Store } from '../stores/store.ts';

interface Registered {
  readonly id: string;
  readonly order: number;
}

export interface Registry<Item extends Registered> {
  /** By their order. */
  readonly items: Store<readonly Item[]>;
  readonly add: (item: Item) => void;
}

/** What features bring to the page. A name given twice is a mistake of theirs, told at once. */
export function createRegistry<Item extends Registered>(what: string): Registry<Item> {
  const items = createStore<readonly Item[]>([]);
  return {
    items,
    add(item) {
      if (items.get().some(({ id }) => id === item.id)) throw new Error(`Two ${what} are called ${item.id}.`);
      items.set((list) => [...list, item].toSorted((a, b) => a.order - b.order));
    },
  };
}
