import { useEffect, useState } from 'react';
import type { ExportFormat, ExportOptions } from '../../../core/contract/export.ts';
import type { Change } from '../../../core/project/project.ts';
import type { Note } from '../../../core/notes.ts';
import { unsavedInput } from '../../project/unsaved-edits.ts';
import { useConnection } from '../../connection/use-connection.tsx';

export interface PreviewState {
  readonly text: string;
  readonly suggestedName: string;
  readonly warnings: readonly Note[];
  readonly error: unknown;
  readonly isReading: boolean;
}

interface PreviewOf {
  readonly mediaId: string;
  readonly trackId: string;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  /** The preview follows edits. */
  readonly revision: number;
  /** What the library does not have yet. */
  readonly unsaved: readonly Change[];
}

/** Typing and dragging change the project often; the preview may lag a little. */
const delayMs = 200;

export function usePreview({
  mediaId,
  trackId,
  format,
  options,
  revision,
  unsaved,
}: PreviewOf): PreviewState {
  const { calls } = useConnection();
  const [state, setState] = useState<PreviewState>({
    text: '',
    suggestedName: '',
    warnings: [],
    error: null,
    isReading: true,
  });
  const wanted = JSON.stringify({ mediaId, trackId, format, options, ...unsavedInput(unsaved) });
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      setState((current) => ({ ...current, isReading: true }));
      calls['export.preview'](JSON.parse(wanted) as Parameters<(typeof calls)['export.preview']>[0], {
        signal: abort.signal,
      })
        .then((preview) => setState({ ...preview, error: null, isReading: false }))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setState((current) => ({ ...current, error, isReading: false }));
        });
    }, delayMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [calls, wanted, revision]);
  return state;
}
