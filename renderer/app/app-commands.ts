/** The commands of the shell: views, files, history, appearance. */
import { registerCommands, type Command } from '../commands/command.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { chooseAndImport } from '../features/captions/index.ts';
import { chooseVideos, openSample } from '../features/library/library-actions.ts';
import { attempt } from '../notices/notices.ts';
import type { ProjectSession } from '../project/project-session.ts';
import { openProject, redo, undo } from '../project/project-store.ts';
import { changeSettings, settingsStore } from '../settings/settings-store.ts';
import {
  showDialog,
  showJobs,
  showPage,
  showSidePanel,
  showSideTab,
  viewStore,
  type OpenDialog,
  type SidePanel,
  type SideTab,
} from './view-store.ts';

export function registerAppCommands(connection: AppConnection, session: ProjectSession): void {
  registerCommands([
    ...appCommands,
    ...historyCommands,
    ...viewCommands,
    {
      id: 'library.add',
      group: 'group.app',
      keys: ['Mod+O'],
      scope: 'app',
      run: () => chooseVideos(connection, session),
    },
    {
      id: 'project.importSubtitles',
      group: 'group.app',
      keys: ['Mod+I'],
      scope: 'project',
      run: () => chooseAndImport(connection),
    },
    {
      id: 'library.openSample',
      group: 'group.app',
      keys: [],
      scope: 'app',
      run: () => openSample(connection, session),
    },
    {
      id: 'app.library',
      group: 'group.app',
      keys: ['Mod+Shift+O'],
      scope: 'app',
      isEnabled: () => viewStore.get().page === 'editor',
      run: () => {
        showPage('library');
        session.close();
      },
    },
  ]);
}

function dialogCommand(id: string, dialog: OpenDialog, keys: readonly string[]): Command {
  const isTyping = keys.every((key) => key.includes('Mod'));
  return {
    id,
    group: 'group.app',
    keys,
    scope: 'app',
    ...(isTyping && keys.length > 0 ? { whileTyping: true } : {}),
    run: () => showDialog(dialog),
  };
}

function panelCommand(id: string, panel: SidePanel, keys: readonly string[]): Command {
  return {
    id,
    group: 'group.app',
    keys,
    scope: 'project',
    isEnabled: () => viewStore.get().page === 'editor',
    run: () => showSidePanel(viewStore.get().sidePanel === panel ? null : panel),
  };
}

const appCommands: readonly Command[] = [
  dialogCommand('app.palette', 'palette', ['Mod+K']),
  dialogCommand('app.keys', 'keys', ['?', 'F1']),
  dialogCommand('app.settings', 'settings', ['Mod+,']),
  dialogCommand('app.models', 'models', []),
  panelCommand('project.newCaptions', 'captions', ['Mod+Alt+C']),
  panelCommand('project.export', 'export', ['Mod+E']),
  {
    id: 'app.jobs',
    group: 'group.app',
    keys: ['Mod+J'],
    scope: 'app',
    run: () => showJobs(!viewStore.get().isJobsOpen),
  },
];

const historyCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    group: 'group.edit',
    keys: ['Mod+Z'],
    scope: 'project',
    isEnabled: () => (openProject()?.undoState.undo ?? null) !== null,
    run: undo,
  },
  {
    id: 'edit.redo',
    group: 'group.edit',
    keys: ['Mod+Y', 'Mod+Shift+Z'],
    scope: 'project',
    isEnabled: () => (openProject()?.undoState.redo ?? null) !== null,
    run: redo,
  },
];

const sideTabs: readonly SideTab[] = ['cues', 'transcript', 'review', 'inspector', 'bulk'];
const themes = ['system', 'light', 'dark'] as const;
const textSteps = [0.75, 0.875, 1, 1.125, 1.25, 1.5, 1.75, 2] as const;

function changeTextScale(direction: 1 | -1): void {
  const { textScale } = settingsStore.get();
  const larger = textSteps.find((step) => step > textScale) ?? 2;
  const smaller = textSteps.findLast((step) => step < textScale) ?? 0.75;
  attempt(() => changeSettings({ textScale: direction > 0 ? larger : smaller }));
}

const viewCommands: readonly Command[] = [
  ...sideTabs.map((tab, index): Command => ({
    id: `view.${tab}`,
    group: 'group.view',
    keys: [String(index + 1)],
    scope: 'project',
    run: () => showSideTab(tab),
  })),
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
