import { useEffect } from 'react';
import { useConnection } from '../../connection/use-connection.tsx';
import { createStore, useStore } from '../../stores/store.ts';

const fontsStore = createStore<readonly string[] | null>(null);

/** Families of this computer; empty until they are known. Asked for once. */
export function useFonts(): readonly string[] {
  const { calls } = useConnection();
  useEffect(() => {
    if (fontsStore.get() !== null) return;
    calls['style.fonts']({})
      .then(({ families }) => fontsStore.set(() => families))
      // A font that is known by its name can be used without the list.
      .catch(() => undefined);
  }, [calls]);
  return useStore(fontsStore, (families) => families) ?? none;
}

const none: readonly string[] = [];
