import type { AppConnection } from '../../connection/app-connection.ts';
import { hasCapability } from '../../connection/app-info.ts';
import type { MessageKey, Values } from '../../i18n/i18n.ts';
import { createStore } from '../../stores/store.ts';

export interface ChosenSource {
  readonly id: string;
  readonly name: string;
}

export interface ChooseRequest {
  readonly kind: 'media' | 'subtitle' | 'weights' | 'image' | 'folder';
  readonly multiple: boolean;
  /** A folder that is only read from. */
  readonly isRead?: boolean;
  /** What it is for, in place of the usual title. */
  readonly title?: { readonly key: MessageKey; readonly values: Values };
  /** Message key of a sentence at the top of the page's own chooser, such as why it opened. */
  readonly note?: MessageKey;
  /** Where to begin; where the user was last without. */
  readonly folder?: string | null;
}

export interface OpenChooser extends ChooseRequest {
  /** An empty list: nothing chosen. */
  readonly answer: (chosen: readonly ChosenSource[]) => void;
}

/** The page's own chooser, where the host has no dialogs of the operating system. */
export const chooserStore = createStore<OpenChooser | null>(null);

/** Asks the user for files or a folder. An empty list when they think better of it. */
export async function chooseSources(
  { shell }: AppConnection,
  request: ChooseRequest,
): Promise<readonly ChosenSource[]> {
  if (shell !== null && hasCapability('native-dialogs')) {
    const { sources } =
      request.kind === 'folder'
        ? await shell['shell.chooseFolder']({ multiple: request.multiple })
        : await shell['shell.chooseFiles']({
            ...{ kind: request.kind, multiple: request.multiple },
            ...(request.folder ? { folder: request.folder } : {}),
          });
    return sources;
  }
  return new Promise((resolve) => {
    chooserStore.get()?.answer([]);
    chooserStore.set({
      ...request,
      answer(chosen) {
        chooserStore.set(null);
        resolve(chosen);
      },
    });
  });
}
