import { Captions, Plus } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { runCommand } from '../../commands/command.ts';
import { useT } from '../../i18n/i18n.ts';
import { activeTrack, projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { TranslationStrip } from '../translate/index.ts';
import { CueGrid } from './CueGrid.tsx';
import styles from './CueList.module.css';
import './messages.ts';
import { useTextHost } from '../../editing/editing-store.ts';
import { stillWhilePressed } from '../../editing/press.ts';
import { newEmptyTrack } from '../../editing/track-actions.ts';
import { TrackBar } from './TrackBar.tsx';

/** See [Note: Still while pressed]. */
const stillProject = stillWhilePressed(projectStore);

/** The cues of the active track, one under the other, with those of a second track beside them. */
export function CueList() {
  const t = useT();
  useTextHost('list');
  const project = useStore(stillProject, (state) => (state.status === 'open' ? state.project : null));
  if (project === null) return null;
  const track = activeTrack(project);
  if (track === null) {
    return (
      <EmptyState
        icon={<Captions size={28} />}
        title={t('cues.noTrack')}
        actions={
          <Button icon={<Plus size={14} />} onClick={newEmptyTrack}>
            {t('cues.newTrack')}
          </Button>
        }
      >
        {t('cues.noTrackHint')}
      </EmptyState>
    );
  }
  const isEmpty = (project.cues.get(track.id)?.length ?? 0) === 0;
  return (
    <section className={styles.panel} aria-label={t('cues.list', { track: track.name })}>
      <TrackBar project={project} track={track} />
      <TranslationStrip project={project} track={track} />
      {isEmpty && track.translates !== undefined ? (
        <NothingTranslated isOnItsWay={track.state === 'growing'} />
      ) : isEmpty ? (
        <EmptyState
          title={t(track.state === 'growing' ? 'cues.growing' : 'cues.noCues')}
          actions={
            <Button icon={<Plus size={14} />} onClick={() => runCommand('cue.insert')}>
              {t('command.cue.insert')}
            </Button>
          }
        >
          {t('cues.noCuesHint')}
        </EmptyState>
      ) : (
        // Another track is another list, scrolled to its own place.
        <CueGrid key={track.id} project={project} track={track} />
      )}
    </section>
  );
}

/** Its cues come from the source: the strip over them has what to do. */
function NothingTranslated({ isOnItsWay }: { readonly isOnItsWay: boolean }) {
  const t = useT();
  return isOnItsWay ? (
    <EmptyState title={t('cues.translating')}>{t('cues.translatingHint')}</EmptyState>
  ) : (
    <EmptyState title={t('cues.notTranslated')}>{t('cues.notTranslatedHint')}</EmptyState>
  );
}
