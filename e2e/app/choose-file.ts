import type { WebConnection } from '../../renderer/connection/web-connection.ts';

/** The id of a file in the first folder of the chooser that has it, as a person would pick it. */
export async function chooseFile({ calls }: WebConnection, name: string): Promise<string> {
  const { roots } = await calls['files.roots']({});
  for (const { id } of roots) {
    const { entries } = await calls['files.list']({ folder: id });
    const found = entries.find((entry) => entry.name === name);
    if (found) return found.id;
  }
  throw new Error(`The chooser shows no "${name}".`);
}
