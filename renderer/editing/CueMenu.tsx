import {
  Check,
  ClipboardPaste,
  Copy,
  Italic,
  Languages,
  Merge,
  Pencil,
  Play,
  Plus,
  Quote,
  Scissors,
  SquareSplitHorizontal,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { allCommands, runCommand, type CommandId } from '../commands/command.ts';
import { ContextMenu, MenuItem, MenuSeparator, type PointOnPage } from '../components/Menu.tsx';
import { useT } from '../i18n/i18n.ts';
import { useStore } from '../stores/store.ts';
import { closeCueMenu, cueMenuStore } from './cue-menu-store.ts';
import { CueSpeakerItems } from './CueSpeakerItems.tsx';
import './messages.ts';

/** What can be done with the selected cues, by the right button or the menu key. */
export function CueMenu(): ReactNode {
  const menu = useStore(cueMenuStore, (state) => state);
  return (
    menu !== null && <OpenMenu key={`${menu.at.x} ${menu.at.y}`} at={menu.at} wordIndex={menu.wordIndex} />
  );
}

interface OpenMenuProps {
  readonly at: PointOnPage;
  readonly wordIndex: number | null;
}

function OpenMenu({ at, wordIndex }: OpenMenuProps): ReactNode {
  const t = useT();
  return (
    <ContextMenu at={at} label={t('editing.cueMenu')} onClose={closeCueMenu}>
      <Item command="cue.edit" icon={<Pencil size={14} />} />
      <Item command="cue.play" icon={<Play size={14} />} />
      <MenuSeparator />
      <Item command="edit.cut" icon={<Scissors size={14} />} />
      <Item command="edit.copy" icon={<Copy size={14} />} />
      <Item command="edit.paste" icon={<ClipboardPaste size={14} />} />
      <MenuSeparator />
      <Item command="cue.split" icon={<SquareSplitHorizontal size={14} />} />
      <Item command="cue.merge" icon={<Merge size={14} />} />
      <Item command="cue.insert" icon={<Plus size={14} />} />
      <Item command="cue.italic" icon={<Italic size={14} />} />
      <Item command="cue.setStart" />
      <Item command="cue.setEnd" />
      <MenuSeparator />
      <CueSpeakerItems wordIndex={wordIndex} />
      <TranslationItems />
      <MenuSeparator />
      <Item command="search.likePassage" icon={<Quote size={14} />} />
      <Item command="edit.selectAll" />
      <Item command="cue.delete" icon={<Trash2 size={14} />} danger />
      <Item command="cue.deleteRipple" danger />
    </ContextMenu>
  );
}

/** Only where the cue is a translation. */
function TranslationItems(): ReactNode {
  if (!isEnabled('translate.again')) return null;
  return (
    <>
      <MenuSeparator />
      <Item command="translate.confirm" icon={<Check size={14} />} />
      <Item command="translate.again" icon={<Languages size={14} />} />
    </>
  );
}

function isEnabled(command: CommandId): boolean {
  const found = allCommands().find(({ id }) => id === command);
  return found !== undefined && found.isEnabled?.() !== false;
}

interface ItemProps {
  readonly command: CommandId;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
}

function Item({ command, icon, danger }: ItemProps): ReactNode {
  const t = useT();
  return (
    <MenuItem
      command={command}
      icon={icon}
      danger={danger}
      disabled={!isEnabled(command)}
      onSelect={() => runCommand(command)}
    >
      {t(`command.${command}`)}
    </MenuItem>
  );
}
