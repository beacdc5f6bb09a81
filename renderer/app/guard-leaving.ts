import { unsavedStore } from '../project/unsaved-edits.ts';

/** The browser asks before a page goes that holds edits which could not be stored. Returns the way to stop. */
export function guardLeaving(page: Window): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (unsavedStore.get().length > 0) event.preventDefault();
  };
  page.addEventListener('beforeunload', ask);
  return () => page.removeEventListener('beforeunload', ask);
}
