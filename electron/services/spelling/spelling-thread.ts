/** Entry of the thread that has the dictionaries open. */
import { parentPort } from 'node:worker_threads';
import { channelOverPort } from '../../transport/channels/message-port.ts';
import type { Response } from '../../transport/envelope.ts';
import { serve } from '../../transport/server.ts';
import { suggestionsFor, unknownWords } from './check-words.ts';
import type { DictionaryFiles } from './dictionary-places.ts';
import { openDictionary } from './open-dictionary.ts';
import type { OpenDictionary } from './open-dictionary.ts';
import { spellingContract } from './spelling-contract.ts';

/** A recording in two languages changes between them all the time; each takes up to 80 MB. */
const maxOpen = 4;
/** The one used last is the last. */
const open = new Map<string, Promise<OpenDictionary>>();

function opened(files: readonly DictionaryFiles[]): Promise<readonly OpenDictionary[]> {
  return Promise.all(
    files.map((one) => {
      const known = open.get(one.dic) ?? openDictionary(one);
      open.delete(one.dic);
      open.set(one.dic, known);
      for (const [dic, oldest] of open) {
        if (open.size <= maxOpen) break;
        open.delete(dic);
        oldest.then(({ close }) => close()).catch(() => undefined);
      }
      return known;
    }),
  );
}

const channel = channelOverPort<unknown, Response>(parentPort!);
serve(
  spellingContract,
  {
    check: async ({ files, words }) => unknownWords(await opened(files), words),
    suggest: async ({ files, word }) => suggestionsFor(await opened(files), word),
  },
  channel,
);
// Whoever started it decides when it ends.
channel.hold();
