import type { AppConnection } from '../../connection/app-connection.ts';
import { chooseSources, type ChosenSource } from '../files/index.ts';
import { askForMoreLike } from './search-store.ts';

/** What looks like a picture of the user's. */
function askForFile({ id, name }: ChosenSource): void {
  askForMoreLike({ example: { kind: 'file', source: id }, label: name, pictureUrl: null });
}

export async function chooseExample(connection: AppConnection): Promise<void> {
  const [chosen] = await chooseSources(connection, { kind: 'image', multiple: false });
  if (chosen !== undefined) askForFile(chosen);
}

/** Where the page can't know where a dropped file lies, it is chosen once more. */
export async function takeDropped(connection: AppConnection, files: readonly File[]): Promise<void> {
  const image = files.find(({ type }) => type.startsWith('image/'));
  if (image === undefined) return;
  const { sourcesOfDrop } = connection;
  if (sourcesOfDrop === null) {
    const request = { kind: 'image', multiple: false, note: 'files.dropNote' } as const;
    const [chosen] = await chooseSources(connection, request);
    if (chosen !== undefined) askForFile(chosen);
    return;
  }
  const [id] = await sourcesOfDrop([image]);
  if (id !== undefined) askForFile({ id, name: image.name });
}
