/**
 * Where the user was last, so that the next choice starts there: kept with the window, also when it loads the page again.
 * The id is the host's and may be unknown after its restart.
 */
const key = 'sidecut-last-folder';

export function lastFolder(): string | null {
  return sessionStorage.getItem(key);
}

/** null: the places. */
export function keepFolder(id: string | null): void {
  if (id === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, id);
}
