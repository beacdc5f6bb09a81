import { useEffect, useState, type ReactNode } from 'react';
import {
  stringOutExportSchema,
  type StringOut,
  type StringOutExport,
} from '../../../core/contract/export.ts';
import { isCancellation } from '../../../core/errors.ts';
import { stringOutFormats } from '../../../core/formats/string-out/registry.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { AppConnection } from '../../connection/app-connection.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatDuration } from '../../i18n/format.ts';
import { useT } from '../../i18n/i18n.ts';
import { SaveForm, Warnings } from '../export/index.ts';
import { HandleField, handleMsOf } from './HandleField.tsx';
import { questionStore, type Result } from './search-store.ts';
import styles from './SearchView.module.css';

interface StringOutDialogProps {
  readonly results: readonly Result[];
  readonly onClose: () => void;
}

/** The results one after the other as a list of cuts, for the program that cuts them. */
export function StringOutDialog({ results, onClose }: StringOutDialogProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const [format, setFormat] = useState<StringOutExport>('edl');
  const [handle, setHandle] = useState('1');
  const [joinsOverlaps, setJoinsOverlaps] = useState(true);
  const [name, setName] = useState(
    () => questionStore.get().text.trim().slice(0, 100) || t('search.stringOut'),
  );
  const handleMs = handleMsOf(handle);
  const asked: StringOut | null =
    handleMs === null || name.trim() === ''
      ? null
      : { ranges: results.map(rangeOf), format, name: name.trim(), handleMs, joinsOverlaps };
  const { preview, error } = usePreview(asked);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('search.stringOutTitle', { count: results.length })}
      size="small"
    >
      <div className={styles.form}>
        <TextField label={t('search.timelineName')} value={name} maxLength={200} onChange={setName} />
        <Select
          label={t('search.format')}
          hint={t(`search.formatHint.${format}`)}
          value={format}
          options={stringOutExportSchema.options.map((value) => ({
            value,
            label: stringOutFormats[value].name,
          }))}
          onChange={setFormat}
        />
        <HandleField value={handle} onChange={setHandle} />
        <Checkbox label={t('search.joinsOverlaps')} checked={joinsOverlaps} onChange={setJoinsOverlaps} />
        {error !== null && <InlineError error={error} />}
        {preview !== null && (
          <>
            <p role="status" className={styles.muted}>
              {t('search.cuts', { count: preview.cuts, duration: formatDuration(preview.durationMs) })}
            </p>
            <Warnings notes={preview.warnings} />
          </>
        )}
        <SaveForm
          mediaId={results[0]!.mediaId}
          suggestedName={preview?.suggestedName ?? ''}
          action={t('search.save')}
          blocked={asked === null ? t('search.notReady') : null}
          onSave={async (destination) => {
            if (asked === null) return '';
            const written = await calls['export.stringOut']({ ...asked, destination });
            return t('search.saved', { name: written.name });
          }}
        />
      </div>
    </Dialog>
  );
}

function rangeOf({ mediaId, mediaName, moment }: Result): StringOut['ranges'][number] {
  const words = moment.reasons.find(({ text }) => text !== null)?.text ?? mediaName;
  return { mediaId, startMs: moment.startMs, endMs: moment.endMs, label: words.slice(0, 2000) };
}

type Preview = Awaited<ReturnType<AppConnection['calls']['export.previewStringOut']>>;

/** Of what is asked for now; what came before stays until it is there. */
function usePreview(asked: StringOut | null): { readonly preview: Preview | null; readonly error: unknown } {
  const { calls } = useConnection();
  const [state, setState] = useState<{ readonly preview: Preview | null; readonly error: unknown }>({
    preview: null,
    error: null,
  });
  const key = asked === null ? null : JSON.stringify(asked);
  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    calls['export.previewStringOut'](JSON.parse(key) as StringOut, { signal: abort.signal })
      .then((preview) => {
        if (!abort.signal.aborted) setState({ preview, error: null });
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted && !isCancellation(error)) setState({ preview: null, error });
      });
    return () => abort.abort();
  }, [calls, key]);
  return state;
}
