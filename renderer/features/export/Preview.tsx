import type { ReactNode } from 'react';
import { InlineError } from '../../components/InlineError.tsx';
import { useT } from '../../i18n/i18n.ts';
import styles from './Export.module.css';
import type { PreviewState } from './use-preview.ts';
import { Warnings } from './Warnings.tsx';

/** The beginning of the file as it would be, and what is lost in it. */
export function Preview({ state }: { readonly state: PreviewState }): ReactNode {
  const t = useT();
  return (
    <>
      <section aria-label={t('export.preview')} aria-busy={state.isReading}>
        <h3 className={styles.label}>{t('export.preview')}</h3>
        {/* Scrolls by keyboard too, so it takes the focus. */}
        <pre
          role="region"
          className={styles.preview}
          tabIndex={0}
          dir="auto"
          aria-label={t('export.preview')}
        >
          {state.text}
        </pre>
      </section>
      {state.error !== null && <InlineError error={state.error} />}
      <Warnings notes={state.warnings} />
    </>
  );
}
