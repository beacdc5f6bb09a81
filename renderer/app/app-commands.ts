/** The commands of the shell: files, history, appearance. What opens panels and views comes with them. */
import { registerCommands, type Command } from '../commands/command.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { chooseAndImport, chooseAndImportChapters } from '../features/captions/index.ts';
import { flushTyping } from '../editing/typing.ts';
import { chooseFolderOfVideos, chooseVideos, openSample } from '../features/library/index.ts';
import { replaceVideo } from '../features/replace/index.ts';
import { suggestChapters } from '../features/timeline/index.ts';
import { translateCommands } from '../features/translate/index.ts';
import { t } from '../i18n/i18n.ts';
import { announce } from '../notices/announce.ts';
import { attempt } from '../notices/notices.ts';
import { openProject, redo, undo } from '../project/project-store.ts';
import { unsavedStore } from '../project/unsaved-edits.ts';
import { changeSettings, settingsStore } from '../settings/settings-store.ts';

export function registerAppCommands(connection: AppConnection): void {
  registerCommands([
    ...historyCommands,
    ...viewCommands,
    ...translateCommands(connection),
    {
      id: 'library.add',
      group: 'group.app',
      keys: ['Mod+O'],
      scope: 'app',
      run: () => chooseVideos(connection),
    },
    {
      id: 'library.addFolder',
      group: 'group.app',
      keys: ['Mod+Shift+A'],
      scope: 'app',
      run: () => chooseFolderOfVideos(connection),
    },
    {
      id: 'project.importSubtitles',
      group: 'group.app',
      keys: ['Mod+Alt+O'],
      scope: 'project',
      run: () => chooseAndImport(connection),
    },
    {
      id: 'project.importChapters',
      group: 'group.chapter',
      keys: [],
      scope: 'project',
      run: () => chooseAndImportChapters(connection),
    },
    {
      id: 'chapter.suggest',
      group: 'group.chapter',
      keys: ['Alt+Shift+C'],
      scope: 'project',
      run: () => suggestChapters(connection),
    },
    {
      id: 'project.replaceVideo',
      group: 'group.app',
      keys: [],
      scope: 'project',
      isEnabled: () => openProject() !== null,
      run: async () => {
        const project = openProject();
        if (project !== null) await replaceVideo(connection, project.media);
      },
    },
    {
      id: 'library.openSample',
      group: 'group.app',
      keys: [],
      scope: 'app',
      run: () => openSample(connection),
    },
  ]);
}

/** What is typed and not stored yet is the last step. */
function afterTyping(step: () => Promise<void>): Promise<void> {
  flushTyping();
  return step();
}

const historyCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    group: 'group.edit',
    keys: ['Mod+Z'],
    scope: 'project',
    isEnabled: () => (openProject()?.undoState.undo ?? null) !== null,
    run: () => afterTyping(undo),
  },
  {
    id: 'edit.redo',
    group: 'group.edit',
    keys: ['Mod+Y', 'Mod+Shift+Z'],
    scope: 'project',
    isEnabled: () => (openProject()?.undoState.redo ?? null) !== null,
    run: () => afterTyping(redo),
  },
  { id: 'edit.save', group: 'group.edit', keys: ['Mod+S'], scope: 'project', run: sayWhetherSaved },
];

/** Everything is stored as it is typed; whoever asks is told so. */
function sayWhetherSaved(): void {
  flushTyping();
  const count = unsavedStore.get().reduce((sum, { edits }) => sum + edits.length, 0);
  announce(count === 0 ? t('app.saved') : t('app.notSaved', { count }), true);
}

const themes = ['system', 'light', 'dark'] as const;
const textSteps = [0.75, 0.875, 1, 1.125, 1.25, 1.5, 1.75, 2] as const;

function changeTextScale(direction: 1 | -1): void {
  const { textScale } = settingsStore.get();
  const larger = textSteps.find((step) => step > textScale) ?? 2;
  const smaller = textSteps.findLast((step) => step < textScale) ?? 0.75;
  attempt(() => changeSettings({ textScale: direction > 0 ? larger : smaller }));
}

const viewCommands: readonly Command[] = [
  {
    id: 'view.theme',
    group: 'group.view',
    keys: [],
    scope: 'app',
    run: () => {
      const next = (themes.indexOf(settingsStore.get().theme) + 1) % themes.length;
      return changeSettings({ theme: themes[next] ?? 'system' }).then(() => undefined);
    },
  },
  {
    id: 'view.largerText',
    group: 'group.view',
    keys: [],
    scope: 'app',
    run: () => changeTextScale(1),
  },
  {
    id: 'view.smallerText',
    group: 'group.view',
    keys: [],
    scope: 'app',
    run: () => changeTextScale(-1),
  },
];
