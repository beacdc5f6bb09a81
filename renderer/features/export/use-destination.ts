import { useEffect, useState } from 'react';
import { useConnection } from '../../connection/use-connection.tsx';
import { chooseSources, type ChosenSource } from '../files/index.ts';

export interface Destination {
  /** null until one is known or chosen. */
  readonly folder: ChosenSource | null;
  readonly fileName: string;
  readonly setFileName: (name: string) => void;
  readonly chooseFolder: () => Promise<void>;
}

/** A folder that was chosen for a video is proposed for it again, and for no other one, while the page is open. */
const chosenFolders = new Map<string, ChosenSource>();

/** Where a file goes: beside the video unless the user says otherwise, under the suggested name until they type one. */
export function useDestination(mediaId: string, suggestedName: string): Destination {
  const connection = useConnection();
  const [chosen, setChosen] = useState(chosenFolders.get(mediaId) ?? null);
  const [beside, setBeside] = useState<ChosenSource | null>(null);
  const [typed, setTyped] = useState<{ readonly name: string; readonly over: string } | null>(null);
  useEffect(() => {
    let isStale = false;
    connection.calls['export.videoFolder']({ mediaId })
      .then(({ folder, name }) => {
        if (!isStale && folder !== null) setBeside({ id: folder, name });
      })
      // Without it the user chooses a folder.
      .catch(() => undefined);
    return () => {
      isStale = true;
    };
  }, [connection, mediaId]);
  return {
    folder: chosen ?? beside,
    // A typed name stays until the suggestion changes, which happens with the format.
    fileName: typed?.over === suggestedName ? typed.name : suggestedName,
    setFileName: (name) => setTyped({ name, over: suggestedName }),
    async chooseFolder() {
      const [folder] = await chooseSources(connection, { kind: 'folder', multiple: false });
      if (folder === undefined) return;
      chosenFolders.set(mediaId, folder);
      setChosen(folder);
    },
  };
}
