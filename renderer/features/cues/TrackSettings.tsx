import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { languageName } from '../../../core/language/language-name.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { profileIds } from '../../../core/profiles/profiles.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Popover } from '../../components/Popover.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { canonicalTag } from '../../../core/language/language-tag.ts';
import { changeTrack } from '../../editing/track-actions.ts';
import styles from './TrackSettings.module.css';

/** Name, language and profile of a track, applied together as one edit. */
export function TrackSettings({ track }: { readonly track: SubtitleTrack }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={t('cues.trackSettings')}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label={t('cues.trackSettings')} icon={<Settings2 size={15} />} />}
    >
      <SettingsForm track={track} onDone={() => setOpen(false)} />
    </Popover>
  );
}

/** Words of its own: those of a translation are another track's. */
function hasWords({ source }: SubtitleTrack): boolean {
  return source !== 'manual' && source !== 'translation';
}

/** From the words, by the guideline that is chosen; nothing is recognised again. */
function RebuildButton({
  track,
  profile,
  onDone,
}: {
  readonly track: SubtitleTrack;
  readonly profile: SubtitleTrack['profile'];
  readonly onDone: () => void;
}) {
  const t = useT();
  const { calls } = useConnection();
  const rebuild = () => {
    attempt(() => calls['transcripts.rebuild']({ trackId: track.id, profile }));
    onDone();
  };
  return (
    <>
      <Button onClick={rebuild} disabled={track.state === 'growing'}>
        {t('cues.rebuild')}
      </Button>
      <p className={styles.hint}>{t('cues.rebuildHint')}</p>
    </>
  );
}

function SettingsForm({ track, onDone }: { readonly track: SubtitleTrack; readonly onDone: () => void }) {
  const t = useT();
  const locale = useStore(localeStore, (state) => state);
  const [name, setName] = useState(track.name);
  const [language, setLanguage] = useState(track.language);
  const [profile, setProfile] = useState(track.profile);
  const code = canonicalTag(language);
  const canApply = code !== null && name.trim() !== '';
  const apply = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!canApply) return;
    changeTrack(track, { name, language: code, profile });
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={apply}>
      <TextField label={t('cues.trackName')} value={name} maxLength={300} onChange={setName} />
      <TextField
        label={t('cues.trackLanguage')}
        value={language}
        maxLength={35}
        {...(code === null ? { error: t('cues.badLanguage') } : { hint: languageName(code, locale) })}
        onChange={setLanguage}
      />
      <Select
        label={t('cues.trackProfile')}
        value={profile}
        options={profileIds.map((id) => ({ value: id, label: t(`settings.profileName.${id}`) }))}
        onChange={setProfile}
      />
      <Button variant="primary" type="submit" disabled={!canApply}>
        {t('cues.apply')}
      </Button>
      {hasWords(track) && <RebuildButton track={track} profile={profile} onDone={onDone} />}
    </form>
  );
}
