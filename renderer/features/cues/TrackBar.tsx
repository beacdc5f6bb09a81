import {
  ArrowLeftRight,
  Copy,
  EllipsisVertical,
  Languages,
  LocateFixed,
  Plus,
  Trash2,
  UsersRound,
} from 'lucide-react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { runCommand } from '../../commands/command.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../components/Menu.tsx';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/i18n.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import {
  duplicateTrack,
  newEmptyTrack,
  removeTrack,
  setSecondTrack,
  showTrack,
  swapTracks,
} from '../../editing/track-actions.ts';
import styles from './TrackBar.module.css';
import { TrackSettings } from './TrackSettings.tsx';
import { followingStore, toggleFollowing } from '../../editing/following.ts';

interface TrackBarProps {
  readonly project: OpenProject;
  readonly track: SubtitleTrack;
}

const noTrack = 'none';

/** Which track is edited, which stands beside it, and what can be done with it. */
export function TrackBar({ project, track }: TrackBarProps) {
  const t = useT();
  const following = useStore(followingStore, (state) => state);
  const options = project.tracks.map(({ id, name }) => ({
    value: id,
    label: t('cues.trackOption', { name, count: project.cues.get(id)?.length ?? 0 }),
  }));
  const others = options.filter(({ value }) => value !== track.id);
  return (
    <div className={styles.bar} data-folds>
      <Select
        label={t('cues.activeTrack')}
        labelHidden
        className={styles.select}
        value={track.id}
        options={options}
        onChange={showTrack}
      />
      {others.length > 0 && (
        <Select
          label={t('cues.secondTrack')}
          labelHidden
          className={styles.select}
          value={project.secondTrackId ?? noTrack}
          options={[{ value: noTrack, label: t('cues.noSecond') }, ...others]}
          onChange={(id) => setSecondTrack(id === noTrack ? null : id)}
        />
      )}
      <span className={styles.space} />
      {project.selection.size > 1 && (
        <span className={styles.selected} role="status">
          {t('cues.selected', { count: project.selection.size })}
        </span>
      )}
      <IconButton
        label={t('cues.follow')}
        icon={<LocateFixed size={15} />}
        pressed={following}
        onClick={toggleFollowing}
      />
      <TrackSettings key={track.id} track={track} />
      <Menu
        align="end"
        trigger={<IconButton label={t('cues.trackMenu')} icon={<EllipsisVertical size={15} />} />}
      >
        <MenuItem
          icon={<Languages size={14} />}
          command="translate.open"
          onSelect={() => runCommand('translate.open')}
        >
          {t('command.translate.open')}
        </MenuItem>
        <MenuItem
          icon={<UsersRound size={14} />}
          command="speaker.find"
          disabled={!project.media.hasAudio}
          onSelect={() => runCommand('speaker.find')}
        >
          {t('command.speaker.find')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Plus size={14} />} onSelect={newEmptyTrack}>
          {t('cues.newTrack')}
        </MenuItem>
        <MenuItem icon={<Copy size={14} />} onSelect={() => duplicateTrack(track)}>
          {t('cues.duplicateTrack')}
        </MenuItem>
        <MenuItem
          icon={<ArrowLeftRight size={14} />}
          disabled={project.secondTrackId === null}
          onSelect={swapTracks}
        >
          {t('cues.swapTracks')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 size={14} />} onSelect={() => removeTrack(track)}>
          {t('cues.deleteTrack')}
        </MenuItem>
      </Menu>
    </div>
  );
}
