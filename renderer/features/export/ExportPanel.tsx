import { useEffect, useState, type ReactNode } from 'react';
import { assertNever } from '../../../core/assert-never.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/i18n.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { askedTargetStore, askForTarget, targets, type Target } from './asked-target.ts';
import { BurnInExport } from './BurnInExport.tsx';
import { ChapterExport } from './ChapterExport.tsx';
import { ClipExport } from './ClipExport.tsx';
import styles from './Export.module.css';
import { FileExport } from './FileExport.tsx';
import './messages.ts';
import { MuxExport } from './MuxExport.tsx';

/** What is made without captions. */
const captionless: ReadonlySet<string> = new Set<Target>(['chapters', 'clip']);

export function ExportPanel(): ReactNode {
  const { target, number } = useStore(askedTargetStore, (asked) => asked);
  // Opened the next time it begins as usual.
  useEffect(() => () => askForTarget('file'), []);
  return <Panel key={number} first={target} />;
}

function Panel({ first }: { readonly first: Target }): ReactNode {
  const t = useT();
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  const [target, setTarget] = useState<Target>(first);
  if (project === null) return null;
  const { media, tracks } = project;
  const offered = targets.filter((one) => one === 'file' || captionless.has(one) || media.hasVideo);
  return (
    <div className={styles.panel}>
      <Select
        label={t('export.what')}
        value={target}
        options={offered.map((value) => ({ value, label: t(`export.what.${value}`) }))}
        onChange={setTarget}
      />
      {tracks.length === 0 && !captionless.has(target) ? (
        <EmptyState title={t('export.noTracks')}>{t('export.noTracksHint')}</EmptyState>
      ) : (
        form(target)
      )}
    </div>
  );

  function form(chosen: Target): ReactNode {
    if (project === null) return null;
    switch (chosen) {
      case 'file':
        return <FileExport project={project} />;
      case 'chapters':
        return <ChapterExport project={project} />;
      case 'burn-in':
        return <BurnInExport project={project} />;
      case 'mux':
        return <MuxExport project={project} />;
      case 'clip':
        return <ClipExport project={project} />;
      default:
        return assertNever(chosen);
    }
  }
}
