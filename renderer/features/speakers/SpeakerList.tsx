import {
  AudioLines,
  EllipsisVertical,
  Merge,
  SkipForward,
  UserRoundPlus,
  UsersRound,
  Volume2,
} from 'lucide-react';
import { useMemo, useState, type DragEvent, type ReactNode } from 'react';
import { speakersStore } from '../../analyses/speakers-store.ts';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu, MenuItem, SubMenu } from '../../components/Menu.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { clearestOf } from '../../editing/clearest-turn.ts';
import { giveChosen, hasChosenPart, mergeInto, renameEverywhere } from '../../editing/speaker-edits.ts';
import { SpeakerItems } from '../../editing/SpeakerItems.tsx';
import { SpeakerMark } from '../../editing/SpeakerMark.tsx';
import { freeName, useSpoken, type Speaker, type Spoken } from '../../editing/speakers.ts';
import { formatPercent } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { playerControls, playhead } from '../../player/playhead.ts';
import { projectStore } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { chosenStretchStore } from '../../workspace/timeline/chosen-stretch.ts';
import './messages.ts';
import styles from './Speakers.module.css';
import { hasVoice, placesOfNames, rememberVoice, voicesStore } from './voices-store.ts';
import { VoiceSuggestion } from './VoiceSuggestion.tsx';

/** The name of the speaker that is dragged. */
const dragType = 'application/x-sidecut-speaker';

/** Everybody who speaks, with how much of the speech is theirs. */
export function SpeakerList({ spoken }: { readonly spoken: Spoken }): ReactNode {
  const t = useT();
  const totalMs = spoken.speakers.reduce((sum, { speechMs }) => sum + speechMs, 0);
  // What was only heard has no name that could be changed.
  const isNamed = spoken.trackId !== null;
  const places = usePlaces();
  return (
    <>
      <ul className={styles.list} aria-label={t('speakers.list')}>
        {spoken.speakers.map((speaker) => (
          <SpeakerRow
            key={speaker.number}
            speaker={speaker}
            spoken={spoken}
            share={totalMs === 0 ? 0 : speaker.speechMs / totalMs}
            isNamed={isNamed}
            place={places.get(speaker.name)}
          />
        ))}
      </ul>
      {isNamed && (
        <p className={styles.hint}>
          {t('speakers.keysHint')}
          {spoken.speakers.length > 1 && ` ${t('speakers.dragHint')}`}
        </p>
      )}
    </>
  );
}

interface SpeakerRowProps {
  readonly speaker: Speaker;
  readonly spoken: Spoken;
  /** 0 to 1. */
  readonly share: number;
  readonly isNamed: boolean;
  /** Among the speakers that were found in the sound; undefined: none of them has this name. */
  readonly place: number | undefined;
}

/** Asked anew when the names change, not at every letter. */
function usePlaces(): ReadonlyMap<string, number> {
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  const value = useStore(speakersStore, (state) => state.value);
  const isOn = useStore(settingsStore, ({ remembersVoices }) => remembersVoices);
  const { turns } = useSpoken();
  return useMemo(
    () => (project === null || value === null || !isOn ? new Map() : placesOfNames(project)),
    // oxlint-disable-next-line react/exhaustive-deps
    [turns, value, isOn],
  );
}

function SpeakerRow({ speaker, spoken, share, isNamed, place }: SpeakerRowProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const [isOver, setOver] = useState(false);
  const { name } = speaker;
  const suggested = useSuggestion(name, place);
  const isAnother = ({ dataTransfer }: DragEvent): boolean =>
    isNamed && dataTransfer.types.includes(dragType);
  return (
    <li
      className={classNames(styles.speaker, isOver && styles.over)}
      onDragOver={(event) => {
        if (!isAnother(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!isAnother(event)) return;
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer.getData(dragType);
        if (dropped !== name) mergeInto(dropped, name);
      }}
    >
      <span
        className={classNames(styles.mark, isNamed && styles.handle)}
        draggable={isNamed}
        onDragStart={({ dataTransfer }) => {
          dataTransfer.setData(dragType, name);
          dataTransfer.effectAllowed = 'move';
        }}
      >
        <SpeakerMark speaker={speaker} />
      </span>
      <span className={styles.who}>
        {isNamed ? (
          <NameField key={name} speaker={speaker} />
        ) : (
          <span dir="auto" className={styles.onlyName} title={name}>
            {name}
          </span>
        )}
        <span className={styles.share}>
          {t('speakers.share', { percent: formatPercent(share, locale), count: speaker.turnCount })}
        </span>
        {suggested !== null && <VoiceSuggestion name={name} suggested={suggested} />}
      </span>
      <Listening speaker={speaker} spoken={spoken} />
      {isNamed && <SpeakerMenu speaker={speaker} spoken={spoken} place={place} />}
    </li>
  );
}

/** null: nobody whom the library remembers, or the name that it has already. */
function useSuggestion(name: string, place: number | undefined): string | null {
  const { suggested, refused } = useStore(voicesStore, (state) => state);
  const like = place === undefined ? undefined : suggested.get(place);
  return like === undefined || like === name || refused.has(like) ? null : like;
}

/** Applies everywhere. */
function NameField({ speaker: { name, number } }: { readonly speaker: Speaker }): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState(name);
  return (
    <input
      type="text"
      className={styles.name}
      aria-label={t('speakers.nameField', { number })}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      maxLength={200}
      title={typed}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed.trim() === '') setTyped(name);
        else renameEverywhere(name, typed);
      }}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return;
        // What was typed stays, as in every text; the panel is not left by it.
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}

function Listening({
  speaker: { name },
  spoken: { turns },
}: Pick<SpeakerRowProps, 'speaker' | 'spoken'>): ReactNode {
  const t = useT();
  const listen = (): void => {
    const clearest = clearestOf(name, turns, speakersStore.get().value);
    if (clearest !== null) playerControls().playRange(clearest.startMs, clearest.endMs, false);
  };
  const goToNext = (): void => {
    const own = turns.turns.filter(({ speaker }) => speaker === name);
    const next = own.find(({ startMs }) => startMs > playhead.get().timeMs + 1) ?? own[0];
    if (next !== undefined) playerControls().seek(next.startMs);
  };
  return (
    <>
      <IconButton label={t('speakers.listen', { name })} icon={<Volume2 size={15} />} onClick={listen} />
      <IconButton
        label={t('speakers.nextOf', { name })}
        icon={<SkipForward size={15} />}
        onClick={goToNext}
      />
    </>
  );
}

function SpeakerMenu({
  speaker: { name },
  spoken,
  place,
}: Pick<SpeakerRowProps, 'speaker' | 'spoken' | 'place'>): ReactNode {
  const t = useT();
  const connection = useConnection();
  // What is selected decides what can be given.
  useStore(projectStore, (state) => state.status === 'open' && state.project.selection);
  useStore(chosenStretchStore, (stretch) => stretch);
  const others = spoken.speakers.filter((each) => each.name !== name);
  const hasPart = hasChosenPart();
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('speakers.more', { name })} icon={<EllipsisVertical size={15} aria-hidden />} />
      }
    >
      <MenuItem icon={<UsersRound size={14} />} disabled={!hasPart} onSelect={() => giveChosen(name)}>
        {t('speakers.giveSelection')}
      </MenuItem>
      <MenuItem
        icon={<UserRoundPlus size={14} />}
        disabled={!hasPart}
        onSelect={() => giveChosen(freeName(spoken))}
      >
        {t('speakers.splitSelection')}
      </MenuItem>
      <SubMenu
        label={t('speakers.mergeWith')}
        icon={<Merge size={14} aria-hidden />}
        disabled={others.length === 0}
      >
        <SpeakerItems speakers={others} onChoose={(into) => mergeInto(name, into)} />
      </SubMenu>
      {hasVoice(place) && (
        <MenuItem
          icon={<AudioLines size={14} aria-hidden />}
          onSelect={() => attempt(() => rememberVoice(connection, name))}
        >
          {t('speakers.remember')}
        </MenuItem>
      )}
    </Menu>
  );
}
