import {
  Check,
  CheckCheck,
  FileInput,
  Lock,
  LockOpen,
  Merge,
  Pencil,
  Plus,
  Share,
  Play,
  Sparkles,
  SquareSplitHorizontal,
  Trash2,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { acceptProposals, refuseProposals } from '../../../../editing/chapter-edits.ts';
import { allCommands, runCommand, type CommandId } from '../../../../commands/command.ts';
import { ContextMenu, MenuItem, MenuSeparator } from '../../../../components/Menu.tsx';
import { useT } from '../../../../i18n/i18n.ts';
import { playerControls, playhead } from '../../../../player/playhead.ts';
import type { Chapter } from '../../../../../core/project/project.ts';
import { openProject } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import {
  addChapterAt,
  mergeOnLane,
  removeFromLane,
  startRenaming,
  toggleLock,
  togglePart,
} from './chapter-actions.ts';
import { chapterMenuStore } from './chapter-stores.ts';
import { chosenProposal, settleProposal } from './proposal-actions.ts';

const icon = 14;

/** What can be done with the chapter or the proposal under the pointer, and with the lane. */
export function ChapterMenu(): ReactNode {
  const menu = useStore(chapterMenuStore, (state) => state);
  const t = useT();
  if (menu === null) return null;
  const { at, what, timeMs } = menu;
  return (
    <ContextMenu
      key={`${at.x} ${at.y}`}
      at={at}
      label={t('chapter.menu')}
      onClose={() => chapterMenuStore.set(null)}
    >
      {what.kind === 'chapter' && <ChapterItems chapterId={what.id} />}
      {what.kind === 'proposal' && <ProposalItems />}
      {what.kind === 'none' && (
        <MenuItem icon={<Plus size={icon} />} onSelect={() => addChapterAt(timeMs)}>
          {t('chapter.addHere')}
        </MenuItem>
      )}
      <MenuSeparator />
      <Item command="chapter.suggest" icon={<Sparkles size={icon} />} />
      <Item command="chapter.acceptAll" icon={<CheckCheck size={icon} />} />
      <Item command="chapter.offerRefused" />
      <MenuSeparator />
      <Item command="project.importChapters" icon={<FileInput size={icon} />} />
      <Item command="project.exportChapters" icon={<Share size={icon} />} />
    </ContextMenu>
  );
}

function ChapterItems({ chapterId }: { readonly chapterId: string }): ReactNode {
  const t = useT();
  const chapters = openProject()?.chapters ?? [];
  const at = chapters.findIndex(({ id }) => id === chapterId);
  const chapter = chapters[at];
  if (chapter === undefined) return null;
  const isLocked = chapter.isLocked === true;
  const isPlayheadInside = isInside(playhead.get().timeMs, chapter, chapters[at + 1]);
  return (
    <>
      <MenuItem
        icon={<Pencil size={icon} />}
        command="chapter.rename"
        disabled={isLocked}
        onSelect={() => startRenaming(chapterId)}
      >
        {t('chapter.rename')}
      </MenuItem>
      <MenuItem icon={<Play size={icon} />} onSelect={() => playFrom(chapter.startMs)}>
        {t('chapter.play')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<SquareSplitHorizontal size={icon} />}
        command="chapter.add"
        disabled={!isPlayheadInside}
        onSelect={() => addChapterAt(playhead.get().timeMs)}
      >
        {t('chapter.split')}
      </MenuItem>
      <MenuItem
        icon={<Merge size={icon} />}
        command="chapter.merge"
        disabled={isLocked || at === 0}
        onSelect={() => mergeOnLane(chapterId)}
      >
        {t('chapter.merge')}
      </MenuItem>
      <MenuItem command="chapter.part" disabled={isLocked} onSelect={() => togglePart(chapterId)}>
        {t(chapter.beginsPart === true ? 'chapter.joinPart' : 'chapter.beginPart')}
      </MenuItem>
      <MenuItem
        icon={isLocked ? <LockOpen size={icon} /> : <Lock size={icon} />}
        command="chapter.lock"
        onSelect={() => toggleLock(chapterId)}
      >
        {t(isLocked ? 'chapter.unlock' : 'chapter.lock')}
      </MenuItem>
      <MenuItem
        icon={<Trash2 size={icon} />}
        command="chapter.delete"
        danger
        disabled={isLocked}
        onSelect={() => removeFromLane(chapterId)}
      >
        {t('chapter.delete')}
      </MenuItem>
    </>
  );
}

function isInside(timeMs: number, { startMs }: Chapter, next: Chapter | undefined): boolean {
  return timeMs > startMs + 0.5 && timeMs < (next?.startMs ?? Infinity) - 0.5;
}

function playFrom(startMs: number): void {
  playerControls().seek(startMs);
  playerControls().play();
}

function ProposalItems(): ReactNode {
  const t = useT();
  const chosen = chosenProposal(openProject());
  if (chosen === null) return null;
  return (
    <>
      <MenuItem
        icon={<Check size={icon} />}
        command="chapter.accept"
        onSelect={() => settleProposal(chosen.proposal, acceptProposals)}
      >
        {t('chapter.accept')}
      </MenuItem>
      <MenuItem
        icon={<X size={icon} />}
        command="chapter.refuse"
        onSelect={() => settleProposal(chosen.proposal, refuseProposals)}
      >
        {t('chapter.refuse')}
      </MenuItem>
      <MenuItem icon={<Play size={icon} />} onSelect={() => playFrom(chosen.startMs)}>
        {t('chapter.play')}
      </MenuItem>
    </>
  );
}

/** Of the whole lane. */
function Item({
  command,
  icon: sign,
}: {
  readonly command: CommandId;
  readonly icon?: ReactNode;
}): ReactNode {
  const t = useT();
  const isOff =
    allCommands()
      .find(({ id }) => id === command)
      ?.isEnabled?.() === false;
  return (
    <MenuItem command={command} icon={sign} disabled={isOff} onSelect={() => runCommand(command)}>
      {t(`command.${command}`)}
    </MenuItem>
  );
}
