import { UserRoundX, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { MenuItem, MenuSeparator, SubMenu } from '../components/Menu.tsx';
import { useT } from '../i18n/i18n.ts';
import { playhead } from '../player/playhead.ts';
import { currentCue, selectedIds } from './cue-actions.ts';
import { giveCues, giveWordsFrom } from './speaker-edits.ts';
import { SpeakerItems } from './SpeakerItems.tsx';
import './speaker-messages.ts';
import { freeName, useSpoken } from './speakers.ts';

const icon = 14;

/** Who says the selected cues; who says a word and what follows it. `wordIndex`: of the current cue. */
export function CueSpeakerItems({ wordIndex }: { readonly wordIndex: number | null }): ReactNode {
  const t = useT();
  const cue = currentCue();
  const from = cue === null ? null : (wordIndex ?? wordAtPlayhead(cue));
  const word = cue === null || from === null ? null : wordText(cue, from);
  return (
    <>
      <SubMenu
        label={t('speakers.ofCues')}
        icon={<UsersRound size={icon} aria-hidden />}
        disabled={selectedIds().length === 0}
      >
        <Choices onChoose={(name) => giveCues(selectedIds(), name)} />
      </SubMenu>
      {cue !== null && from !== null && word !== null && (
        <SubMenu label={t('speakers.fromWord', { word })}>
          <Choices onChoose={(name) => giveWordsFrom(cue.id, from, name)} />
        </SubMenu>
      )}
    </>
  );
}

function Choices({ onChoose }: { readonly onChoose: (name: string | null) => void }): ReactNode {
  const t = useT();
  const spoken = useSpoken();
  // Names that only the sound has are in no text.
  const speakers = spoken.trackId === null ? [] : spoken.speakers;
  return (
    <>
      <SpeakerItems speakers={speakers} onChoose={onChoose} />
      {speakers.length > 0 && <MenuSeparator />}
      <MenuItem onSelect={() => onChoose(freeName(spoken))}>{t('speakers.newOne')}</MenuItem>
      <MenuItem icon={<UserRoundX size={icon} aria-hidden />} onSelect={() => onChoose(null)}>
        {t('speakers.nobody')}
      </MenuItem>
    </>
  );
}

/** By key the word that is heard is meant; null at the first, where all of the cue is. */
function wordAtPlayhead({ words = [] }: TrackCue): number | null {
  const { timeMs } = playhead.get();
  const at = words.findIndex(({ startMs, endMs }) => startMs <= timeMs && timeMs < endMs);
  return at > 0 ? at : null;
}

function wordText({ words = [] }: TrackCue, at: number): string | null {
  const text = words[at]?.text.trim() ?? '';
  return text === '' ? null : text;
}
