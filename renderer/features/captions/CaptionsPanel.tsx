import { FilePlus2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/i18n.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { newEmptyTrack } from '../../editing/track-actions.ts';
import { SheetFooter } from '../../workspace/Sheet.tsx';
import { closeSheet } from '../../workspace/workspace-store.ts';
import { isActive, JobRow, jobsStore } from '../jobs/index.ts';
import styles from './Captions.module.css';
import { ImportSubtitles } from './ImportSubtitles.tsx';
import './messages.ts';
import { TranscribeForm } from './TranscribeForm.tsx';

/** The ways to a new track: a transcription, a file, or by hand. */
export function CaptionsPanel(): ReactNode {
  const media = useStore(projectStore, (state) => (state.status === 'open' ? state.project.media : null));
  const hasTracks = useStore(
    projectStore,
    (state) => state.status === 'open' && state.project.tracks.length > 0,
  );
  const mediaId = media?.id ?? null;
  const jobs = useStore(jobsStore, (list) => list);
  if (media === null) return null;
  const running = jobs.filter(
    (job) =>
      job.mediaId === mediaId &&
      job.kind === 'transcribe' &&
      job.state !== 'done' &&
      job.state !== 'cancelled',
  );
  const isFirstOnItsWay = !hasTracks && running.some(isActive);
  return (
    <div className={styles.panel}>
      {isFirstOnItsWay ? <OnTheirWay media={media} /> : <Ways media={media} />}
      {running.length > 0 && (
        <SheetFooter>
          {running.map((job) => (
            <div key={job.id} className={styles.job}>
              <JobRow job={job} />
            </div>
          ))}
        </SheetFooter>
      )}
    </div>
  );
}

/** The other ways stand aside while the first captions come. */
function OnTheirWay({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className={styles.muted}>{t('captions.onTheirWay')}</p>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('captions.otherWays')}</summary>
        {/* Their button stands at the foot of the sheet, outside of what is folded. */}
        {isOpen && (
          <div className={styles.ways}>
            <Ways media={media} />
          </div>
        )}
      </details>
    </>
  );
}

function Ways({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  return (
    <>
      <TranscribeForm media={media} />
      <ImportSubtitles media={media} />
      <section className={styles.section} aria-labelledby="captions-empty">
        <h3 id="captions-empty">{t('captions.byHand')}</h3>
        <div>
          <Button
            icon={<FilePlus2 size={14} aria-hidden />}
            onClick={() => {
              newEmptyTrack();
              closeSheet();
            }}
          >
            {t('captions.emptyTrack')}
          </Button>
        </div>
      </section>
    </>
  );
}
