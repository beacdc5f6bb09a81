/**
 * How well a command fits what was typed, 0 (not at all) to 1: every word has to be in its name, its group or its id;
 * the beginning of the name counts most, then the beginning of a word of it.
 */
export function rankCommand(id: string, typed: string, name: string, group: string): number {
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = name.toLocaleLowerCase();
  if (shown.startsWith(wanted)) return 1;
  const words = wanted.split(/\s+/);
  if (words.every((word) => ` ${shown}`.includes(` ${word}`))) return 0.8;
  if (words.every((word) => shown.includes(word))) return 0.6;
  const everything = `${shown} ${group.toLocaleLowerCase()} ${id.toLowerCase()}`;
  return words.every((word) => everything.includes(word)) ? 0.3 : 0;
}
