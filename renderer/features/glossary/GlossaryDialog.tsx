import { BookUp, Languages, Undo2, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { GlossaryTerm } from '../../../core/glossary/term.ts';
import { formatTerms, maxTermLength } from '../../../core/glossary/term.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { attempt } from '../../notices/notices.ts';
import { openProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import type { DialogProps } from '../../workspace/panels.ts';
import styles from './Glossary.module.css';
import {
  addTerms,
  bringBack,
  moveToLibrary,
  removedStore,
  removeTerms,
  renameTerm,
  termsStore,
} from './glossary-store.ts';
import './messages.ts';
import { OfferedNames } from './OfferedNames.tsx';
import { TermDetails, useTermNote } from './TermDetails.tsx';

/** Names and terms: those of the open video, and those of the library. */
export function GlossaryDialog({ open, onOpenChange }: DialogProps): ReactNode {
  const t = useT();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('panel.glossary')}>
      {open && <Glossary />}
    </Dialog>
  );
}

function Glossary(): ReactNode {
  const t = useT();
  const terms = useStore(termsStore, (list) => list);
  const removed = useStore(removedStore, (list) => list);
  const media = openProject()?.media ?? null;
  return (
    <div className={styles.panel}>
      <p className={styles.muted}>{t('glossary.about')}</p>
      {media !== null && (
        <Scope
          title={t('glossary.ofVideo', { name: media.name })}
          mediaId={media.id}
          terms={terms.filter(({ mediaId }) => mediaId !== null)}
        />
      )}
      <Scope
        title={t('glossary.ofLibrary')}
        mediaId={null}
        terms={terms.filter(({ mediaId }) => mediaId === null)}
      />
      <p role="status" className={styles.removed}>
        {removed.length > 0 && (
          <>
            {removed.length === 1
              ? t('glossary.removedOne', { name: removed[0]?.text ?? '' })
              : t('glossary.removedSome', { count: removed.length })}
            <Button variant="quiet" icon={<Undo2 size={14} aria-hidden />} onClick={() => attempt(bringBack)}>
              {t('glossary.undo')}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}

interface ScopeProps {
  readonly title: string;
  readonly mediaId: string | null;
  readonly terms: readonly GlossaryTerm[];
}

function Scope({ title, mediaId, terms }: ScopeProps): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [isText, setText] = useState(false);
  const add = (): void =>
    attempt(async () => {
      await addTerms(typed.replaceAll(/[,;、，；]/g, '\n'), mediaId);
      setTyped('');
    });
  return (
    <section className={styles.scope} aria-label={title}>
      <header className={styles.head}>
        <h3>{title}</h3>
        <Button variant="quiet" aria-expanded={isText} onClick={() => setText(!isText)}>
          {t('glossary.asText')}
        </Button>
      </header>
      {isText ? (
        <TermLines
          key={formatTerms(terms.map(({ text }) => text))}
          {...{ terms, mediaId }}
          onDone={() => setText(false)}
        />
      ) : (
        <>
          <form
            className={styles.add}
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
          >
            <TextField
              label={t('glossary.add')}
              labelHidden
              placeholder={t('glossary.add')}
              value={typed}
              maxLength={1000}
              onChange={setTyped}
            />
            <Button type="submit" disabled={typed.trim() === ''}>
              {t('glossary.addButton')}
            </Button>
          </form>
          {mediaId !== null && <OfferedNames />}
          <ul className={styles.terms}>
            {terms.map((term) => (
              <Term key={term.id} term={term} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Term({ term }: { readonly term: GlossaryTerm }): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const [isUnfolded, setUnfolded] = useState(false);
  const note = useTermNote(term);
  const { text } = term;
  const store = (): void => {
    if (typed === null) return;
    setTyped(null);
    attempt(async () => {
      if (!(await renameTerm(term, typed))) announce(t('glossary.noTerm'), true);
    });
  };
  return (
    <li className={styles.term}>
      <div className={styles.termRow}>
        <input
          type="text"
          className={styles.termText}
          aria-label={t('glossary.term', { name: text })}
          dir="auto"
          spellCheck={false}
          maxLength={maxTermLength}
          value={typed ?? text}
          data-takes-escape={typed === null ? undefined : ''}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={store}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') store();
            if (event.key === 'Escape' && typed !== null) setTyped(null);
          }}
        />
        {note !== null && <span className={styles.termNote}>{note}</span>}
        <IconButton
          label={t('glossary.otherLanguages', { name: text })}
          icon={<Languages size={14} />}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        />
        {term.mediaId !== null && (
          <IconButton
            label={t('glossary.toLibrary', { name: text })}
            icon={<BookUp size={14} />}
            onClick={() => attempt(() => moveToLibrary(term))}
          />
        )}
        <IconButton
          label={t('glossary.remove', { name: text })}
          icon={<X size={14} />}
          onClick={() => attempt(() => removeTerms([term]))}
        />
      </div>
      {isUnfolded && <TermDetails term={term} />}
    </li>
  );
}

interface TermLinesProps {
  readonly terms: readonly GlossaryTerm[];
  readonly mediaId: string | null;
  readonly onDone: () => void;
}

/** All of them as lines: to copy elsewhere, to paste from a list, to put in order at once. */
function TermLines({ terms, mediaId, onDone }: TermLinesProps): ReactNode {
  const t = useT();
  const [lines, setLines] = useState(() => formatTerms(terms.map(({ text }) => text)));
  const take = (): void =>
    attempt(async () => {
      const kept = new Set(lines.split('\n').map((line) => line.trim()));
      const gone = terms.filter(({ text }) => !kept.has(text));
      if (gone.length > 0) await removeTerms(gone);
      await addTerms(lines, mediaId);
      onDone();
    });
  return (
    <div className={styles.lines}>
      <textarea
        aria-label={t('glossary.lines')}
        rows={8}
        dir="auto"
        spellCheck={false}
        value={lines}
        onChange={(event) => setLines(event.target.value)}
      />
      <p className={styles.muted}>{t('glossary.linesHint')}</p>
      <div className={styles.buttons}>
        <Button onClick={onDone}>{t('glossary.cancel')}</Button>
        <Button variant="primary" onClick={take}>
          {t('glossary.take')}
        </Button>
      </div>
    </div>
  );
}
