import type { ReactNode } from 'react';
import { useT } from '../../../../i18n/i18n.ts';
import { useStore } from '../../../../stores/store.ts';
import { LaneTextField } from '../../LaneTextField.tsx';
import { endRenamingTurn } from './turn-actions.ts';
import { renamedTurnStore } from './turn-stores.ts';
import { TurnMenu } from './TurnMenu.tsx';

/** What lies over the lane: a name that is typed, and the menu. */
export function SpeakersOverlay(): ReactNode {
  return (
    <>
      <NameEditor />
      <TurnMenu />
    </>
  );
}

function NameEditor(): ReactNode {
  const t = useT();
  const turn = useStore(renamedTurnStore, (state) => state);
  if (turn === null) return null;
  return (
    <LaneTextField
      key={`${turn.startMs} ${turn.speaker}`}
      lane="speakers"
      timeMs={turn.startMs}
      label={t('speakers.nameOf', { name: turn.speaker })}
      value={turn.speaker}
      maxLength={200}
      onEnd={endRenamingTurn}
    />
  );
}
