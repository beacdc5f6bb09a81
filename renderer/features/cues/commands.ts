import type { Command } from '../../commands/command.ts';
import { registerCommands } from '../../commands/command.ts';
import { openProject } from '../../project/project-store.ts';
import {
  canSplitAtCaret,
  deleteSelected,
  duplicateSelected,
  editCurrentText,
  extendSelection,
  goToNeighbour,
  insertAtPlayhead,
  playCurrent,
  selectAllCues,
  setEdgeAtPlayhead,
  splitAtCaret,
  splitAtPlayhead,
} from '../../editing/cue-actions.ts';
import { copyByCommand, cutByCommand, pasteByCommand } from '../../editing/clipboard.ts';
import { showMenuByKey } from '../../editing/cue-menu-store.ts';
import { isTyping } from '../../editing/editing-store.ts';
import { toggleFollowing } from '../../editing/following.ts';
import { mergeSelected } from '../../editing/merge-actions.ts';
import { changeStyle } from '../../editing/text-styles.ts';

const hasTrack = (): boolean => (openProject()?.activeTrackId ?? null) !== null;
const hasCurrent = (): boolean => (openProject()?.currentCueId ?? null) !== null;
const hasText = (): boolean => isTyping() || hasSelection();
const canShowMenu = (): boolean => hasTrack() && !isTyping();
const hasSelection = (): boolean => (openProject()?.selection.size ?? 0) > 0;

type CueCommand = Omit<Command, 'scope' | 'group'>;

const cueCommands: readonly CueCommand[] = [
  { id: 'cue.next', keys: ['ArrowDown', 'Alt+ArrowDown'], isEnabled: hasTrack, run: () => goToNeighbour(1) },
  { id: 'cue.previous', keys: ['ArrowUp', 'Alt+ArrowUp'], isEnabled: hasTrack, run: () => goToNeighbour(-1) },
  { id: 'cue.extendNext', keys: ['Shift+ArrowDown'], isEnabled: hasTrack, run: () => extendSelection(1) },
  { id: 'cue.extendPrevious', keys: ['Shift+ArrowUp'], isEnabled: hasTrack, run: () => extendSelection(-1) },
  { id: 'cue.edit', keys: ['Enter'], isEnabled: hasTrack, run: editCurrentText },
  { id: 'cue.setStart', keys: ['I'], isEnabled: hasCurrent, run: () => setEdgeAtPlayhead('start') },
  { id: 'cue.setEnd', keys: ['O'], isEnabled: hasCurrent, run: () => setEdgeAtPlayhead('end') },
  { id: 'cue.split', keys: ['B'], isEnabled: hasTrack, run: splitAtPlayhead },
  { id: 'cue.splitAtCaret', keys: ['Mod+Enter'], isEnabled: canSplitAtCaret, run: splitAtCaret },
  { id: 'cue.merge', keys: ['Mod+Shift+M'], isEnabled: hasCurrent, run: mergeSelected },
  { id: 'cue.insert', keys: ['Insert', 'Mod+Shift+Enter'], isEnabled: hasTrack, run: insertAtPlayhead },
  {
    id: 'cue.delete',
    keys: ['Delete'],
    isEnabled: hasSelection,
    run: () => deleteSelected({ ripple: false }),
  },
  {
    id: 'cue.deleteRipple',
    keys: ['Shift+Delete'],
    isEnabled: hasSelection,
    run: () => deleteSelected({ ripple: true }),
  },
  {
    id: 'cue.duplicate',
    keys: ['Mod+D'],
    isEnabled: () => hasSelection() && (openProject()?.secondTrackId ?? null) !== null,
    run: duplicateSelected,
  },
  { id: 'cue.italic', keys: ['Mod+I'], isEnabled: hasText, run: () => changeStyle('italic') },
  { id: 'cue.bold', keys: ['Mod+B'], isEnabled: hasText, run: () => changeStyle('bold') },
  { id: 'cue.underline', keys: ['Mod+U'], isEnabled: hasText, run: () => changeStyle('underline') },
  { id: 'cue.menu', keys: ['Shift+F10', 'ContextMenu'], isEnabled: canShowMenu, run: showMenuByKey },
  { id: 'cue.play', keys: ['F5'], isEnabled: hasCurrent, run: () => playCurrent(false) },
  { id: 'cue.playLoop', keys: ['Shift+F5'], isEnabled: hasCurrent, run: () => playCurrent(true) },
  { id: 'cues.follow', keys: [], run: toggleFollowing },
];

const clipboardCommands: readonly CueCommand[] = [
  { id: 'edit.copy', keys: ['Mod+C'], isNative: true, isEnabled: hasSelection, run: copyByCommand },
  { id: 'edit.cut', keys: ['Mod+X'], isNative: true, isEnabled: hasSelection, run: cutByCommand },
  { id: 'edit.paste', keys: ['Mod+V'], isNative: true, isEnabled: hasTrack, run: pasteByCommand },
];

registerCommands([
  ...clipboardCommands.map((command): Command => ({ ...command, group: 'group.edit', scope: 'project' })),
  ...cueCommands.map((command): Command => ({ ...command, group: 'group.cue', scope: 'project' })),
  {
    id: 'edit.selectAll',
    group: 'group.edit',
    keys: ['Mod+A'],
    whileTyping: false,
    scope: 'project',
    isEnabled: hasTrack,
    run: selectAllCues,
  },
]);
