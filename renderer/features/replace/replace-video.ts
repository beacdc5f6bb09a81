import type { MediaFacts, MediaSummary } from '../../../core/contract/media.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { createStore } from '../../stores/store.ts';
import { chooseSources } from '../files/index.ts';

export interface Question {
  readonly before: MediaFacts;
  readonly after: MediaFacts;
  readonly known: { readonly name: string; readonly trackCount: number } | null;
  readonly answer: (answer: Answer) => void;
}
export type Answer = 'use' | 'another' | 'cancel';

/** Asked before another recording takes the place of a video. */
export const questionStore = createStore<Question | null>(null);

/** Videos that were missing too and were found beside the one that somebody looked for. */
export const foundStore = createStore<readonly MediaSummary[]>([]);

type Named = Pick<MediaSummary, 'id' | 'name'>;

/** Asks for a file and takes it for the video. False when the person thinks better of it. */
export async function replaceVideo(connection: AppConnection, media: Named): Promise<boolean> {
  const { calls } = connection;
  const { folder } = await calls['files.ofVideo']({ mediaId: media.id });
  for (;;) {
    const title = { key: 'replace.choose', values: { name: media.name } } as const;
    const [chosen] = await chooseSources(connection, { kind: 'media', multiple: false, title, folder });
    if (chosen === undefined) return false;
    const { isSame, ...differing } = await calls['media.compare']({ mediaId: media.id, source: chosen.id });
    const answer = isSame ? 'use' : await ask(differing);
    if (answer === 'cancel') return false;
    if (answer === 'use') {
      await take(connection, media.id, chosen.id);
      return true;
    }
  }
}

/** Takes the file that lies where the video was. */
export async function takeChangedFile(connection: AppConnection, mediaId: string): Promise<void> {
  await take(connection, mediaId, null);
}

async function take({ calls }: AppConnection, mediaId: string, source: string | null): Promise<void> {
  const { found } = await calls['media.replace']({ mediaId, source });
  foundStore.set(found);
}

function ask(question: Omit<Question, 'answer'>): Promise<Answer> {
  return new Promise((resolve) => {
    questionStore.get()?.answer('cancel');
    questionStore.set({
      ...question,
      answer(answer) {
        questionStore.set(null);
        resolve(answer);
      },
    });
  });
}
