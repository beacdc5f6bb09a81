import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { NoteStrip } from '../components/Note.tsx';
import { errorText } from '../i18n/error-text.ts';
import { useT } from '../i18n/i18n.ts';
import { attempt } from '../notices/notices.ts';
import { textOf } from '../project/pending-edits.ts';
import { unsavedStore } from '../project/unsaved-edits.ts';
import { useSession } from '../project/use-session.tsx';
import { useStore } from '../stores/store.ts';

/** Why the last edits could not be stored yet; it leaves by itself when they are. See [Note: Unsaved edits]. */
export function UnsavedNotice(): ReactNode {
  const t = useT();
  const session = useSession();
  const list = useStore(unsavedStore, (unsaved) => unsaved);
  const [first] = list;
  if (first === undefined) return null;
  const edits = list.flatMap((unsaved) => unsaved.edits);
  const text = textOf(edits);
  return (
    <NoteStrip
      tone="alert"
      actions={
        <>
          <Button onClick={() => session.saveAgain()}>{t('app.saveNow')}</Button>
          {text !== '' && (
            <Button onClick={() => attempt(() => navigator.clipboard.writeText(text))}>
              {t('app.copyTheirText')}
            </Button>
          )}
        </>
      }
    >
      <strong>{errorText(first.error, t).title}</strong> {t('app.unsavedChanges', { count: edits.length })}
    </NoteStrip>
  );
}
