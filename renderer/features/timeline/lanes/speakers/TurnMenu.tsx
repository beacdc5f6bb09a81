import { Check, Pencil, Play, SquareSplitHorizontal, UserRoundX, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../../../commands/command.ts';
import { ContextMenu, MenuItem, MenuSeparator, SubMenu } from '../../../../components/Menu.tsx';
import { confirmTurn, giveTurn, mergeInto } from '../../../../editing/speaker-edits.ts';
import type { SpokenTurn } from '../../../../editing/speaker-turns.ts';
import { freeName, useSpoken } from '../../../../editing/speakers.ts';
import { SpeakerItems } from '../../../../editing/SpeakerItems.tsx';
import { useT } from '../../../../i18n/i18n.ts';
import { playerControls, playhead } from '../../../../player/playhead.ts';
import { useStore } from '../../../../stores/store.ts';
import { canSplitAt, splitTurn, startRenamingTurn } from './turn-actions.ts';
import { turnMenuStore } from './turn-stores.ts';

const icon = 14;

/** What can be done with the turn under the pointer, or the one that the keyboard came to. */
export function TurnMenu(): ReactNode {
  const t = useT();
  const menu = useStore(turnMenuStore, (state) => state);
  if (menu === null) return null;
  const { at, turn } = menu;
  return (
    <ContextMenu
      key={`${at.x} ${at.y}`}
      at={at}
      label={t('speakers.turnMenu', { name: turn.speaker })}
      onClose={() => turnMenuStore.set(null)}
    >
      <TurnItems turn={turn} timeMs={menu.timeMs} />
    </ContextMenu>
  );
}

function TurnItems({ turn, timeMs }: { readonly turn: SpokenTurn; readonly timeMs: number }): ReactNode {
  const t = useT();
  const spoken = useSpoken();
  const { speaker: name } = turn;
  const others = spoken.speakers.filter((each) => each.name !== name);
  const headMs = playhead.get().timeMs;
  const splitMs = canSplitAt(turn, headMs) ? headMs : timeMs;
  return (
    <>
      <MenuItem
        icon={<Pencil size={icon} />}
        command="speaker.rename"
        onSelect={() => startRenamingTurn(turn)}
      >
        {t('speakers.renameNamed', { name })}
      </MenuItem>
      <MenuItem
        icon={<Play size={icon} />}
        onSelect={() => playerControls().playRange(turn.startMs, turn.endMs, false)}
      >
        {t('speakers.playTurn')}
      </MenuItem>
      <MenuItem icon={<Check size={icon} />} onSelect={() => confirmTurn(turn)}>
        {t('speakers.confirmTurn')}
      </MenuItem>
      <MenuSeparator />
      <SubMenu label={t('speakers.giveTurn')} icon={<UsersRound size={icon} />}>
        <SpeakerItems speakers={others} onChoose={(to) => giveTurn(turn, name, to)} />
        {others.length > 0 && <MenuSeparator />}
        <MenuItem onSelect={() => giveTurn(turn, name, freeName(spoken))}>{t('speakers.newOne')}</MenuItem>
        <MenuItem icon={<UserRoundX size={icon} />} onSelect={() => giveTurn(turn, name, null)}>
          {t('speakers.nobody')}
        </MenuItem>
      </SubMenu>
      <MenuItem
        icon={<SquareSplitHorizontal size={icon} />}
        disabled={!canSplitAt(turn, splitMs)}
        onSelect={() => splitTurn(turn, splitMs)}
      >
        {t('speakers.splitTurn')}
      </MenuItem>
      <SubMenu label={t('speakers.mergeNamed', { name })} disabled={others.length === 0}>
        <SpeakerItems speakers={others} onChoose={(into) => mergeInto(name, into)} />
      </SubMenu>
      <MenuSeparator />
      <MenuItem command="view.speakers" onSelect={() => runCommand('view.speakers')}>
        {t('command.view.speakers')}
      </MenuItem>
    </>
  );
}
