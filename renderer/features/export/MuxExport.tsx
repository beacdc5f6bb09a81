import { useState, type ReactNode } from 'react';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Select } from '../../components/Select.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { languageName } from '../../../core/language/language-name.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Export.module.css';
import { SaveForm } from './SaveForm.tsx';
import { nameBeside, startExportJob } from './start-export-job.ts';

/** The same picture and sound with caption tracks that players switch on and off. */
export function MuxExport({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const locale = useStore(localeStore, (value) => value);
  const [container, setContainer] = useState<'mp4' | 'mkv'>('mp4');
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState('');
  const [chapters, setChapters] = useState<'file' | 'project'>('file');
  const { media, tracks } = project;
  const trackIds = tracks.map(({ id }) => id).filter((id) => !without.has(id));
  const defaultTrackId = trackIds.find((id) => id === shown) ?? null;

  function toggle(id: string, isIn: boolean): void {
    const next = new Set(without);
    if (isIn) next.delete(id);
    else next.add(id);
    setWithout(next);
  }

  return (
    <>
      <p className={styles.hint}>{t('export.muxHint')}</p>
      <Select
        label={t('export.container')}
        value={container}
        options={[
          { value: 'mp4', label: 'MP4' },
          { value: 'mkv', label: 'Matroska (MKV)' },
        ]}
        onChange={setContainer}
      />
      <fieldset className={styles.tracks}>
        <legend className={styles.label}>{t('export.tracks')}</legend>
        {tracks.map(({ id, name, language }) => (
          <Checkbox
            key={id}
            label={`${name} (${language === 'und' ? t('export.noLanguage') : languageName(language, locale)})`}
            checked={!without.has(id)}
            onChange={(isIn) => toggle(id, isIn)}
          />
        ))}
      </fieldset>
      {trackIds.length > 0 && (
        <Select
          label={t('export.muxDefault')}
          value={defaultTrackId ?? ''}
          options={[
            { value: '', label: t('export.muxDefault.none') },
            ...tracks
              .filter(({ id }) => !without.has(id))
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setShown}
        />
      )}
      {project.chapters.length > 0 && (
        <Select
          label={t('export.muxChapters')}
          value={chapters}
          options={(['file', 'project'] as const).map((value) => ({
            value,
            label: t(`export.muxChapters.${value}`),
          }))}
          onChange={setChapters}
        />
      )}
      <SaveForm
        mediaId={media.id}
        suggestedName={nameBeside(media.name, `.captions.${container}`)}
        action={t('export.mux')}
        blocked={
          !media.present
            ? t('export.missing', { name: media.name })
            : trackIds.length === 0
              ? t('export.chooseTrack')
              : null
        }
        onSave={(destination) =>
          startExportJob(connection, 'mux', media.id, {
            ...{ trackIds, defaultTrackId, chapters, container, destination },
          })
        }
      />
    </>
  );
}
