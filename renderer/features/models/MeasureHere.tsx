import { Gauge } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ModelCard } from '../../../core/contract/models.ts';
import { Button } from '../../components/Button.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { activeCues, activeTrack, projectStore, type OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { JobRow, putJob } from '../jobs/index.ts';
import './messages.ts';
import { measuredTexts } from './model-facts.ts';
import { useModelJob } from './model-job.ts';
import styles from './Models.module.css';

export interface MeasureHereProps {
  readonly model: ModelCard;
  readonly onError: (error: unknown) => void;
}

/** What an installed speech model did on this computer, and how to find out. */
export function MeasureHere({ model, onError }: MeasureHereProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const [isChoosing, setChoosing] = useState(false);
  const job = useModelJob(model, 'measure-model');
  const isBusy = job !== undefined && job.state !== 'failed';
  return (
    <div className={styles.measure}>
      {measuredTexts(model, t, locale).map((text) => (
        <p key={text} className={styles.facts}>
          {text}
        </p>
      ))}
      {!isBusy && !isChoosing && (
        <Button
          variant="quiet"
          icon={<Gauge size={14} aria-hidden />}
          aria-label={t('models.measureNamed', { name: model.name })}
          onClick={() => setChoosing(true)}
        >
          {t(model.measured.length > 0 ? 'models.measureAgain' : 'models.measure')}
        </Button>
      )}
      {!isBusy && isChoosing && (
        <MaterialChoice model={model} onError={onError} onChosen={() => setChoosing(false)} />
      )}
      {job !== undefined && <JobRow job={job} />}
    </div>
  );
}

/** The open video, where its text is what is said in it, or the sample. */
function MaterialChoice({
  model,
  onError,
  onChosen,
}: MeasureHereProps & { readonly onChosen: () => void }): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const state = useStore(projectStore, (value) => value);
  const own = state.status === 'open' ? ownMaterial(state.project) : null;
  function measure(on: { readonly mediaId: string; readonly trackId: string } | null): void {
    onError(null);
    onChosen();
    calls['models.measure']({ modelId: model.id, on }).then(putJob, onError);
  }
  return (
    <>
      <p className={styles.facts}>{t(own === null ? 'models.measureText' : 'models.measureTextOwn')}</p>
      <div className={styles.buttons}>
        {own !== null && (
          <Button variant="primary" autoFocus onClick={() => measure(own)}>
            {t('models.measureOnTrack', { track: own.name })}
          </Button>
        )}
        <Button autoFocus={own === null} onClick={() => measure(null)}>
          {t('models.measureOnSample')}
        </Button>
        <Button variant="quiet" onClick={onChosen}>
          {t('models.measureNot')}
        </Button>
      </div>
    </>
  );
}

/** A translation does not tell what is said. */
function ownMaterial(project: OpenProject) {
  const track = activeTrack(project);
  if (track === null || track.state !== 'complete' || activeCues(project).length === 0) return null;
  if (track.source === 'translation' || track.translates !== undefined) return null;
  return { mediaId: project.media.id, trackId: track.id, name: track.name };
}
