import { useEffect, useState, type ReactNode } from 'react';
import { isCancellation } from '../../../core/errors.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Select } from '../../components/Select.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import styles from './Captions.module.css';
import { encodedScripts, encodingName, encodingsByScript } from './encodings.ts';
import { importAgain, importFile, type Imported, type Refused } from './import-subtitles.ts';

/** What a file was read in, for when its letters are wrong; open at once where it was a guess without evidence. */
export function EncodingChoice({ imported }: { readonly imported: Imported }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [isOpen, setOpen] = useState(() => isUnsure(imported));
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('captions.wrongCharacters')}</summary>
      {isOpen && (
        <Choice
          source={imported.source}
          readIn={imported.encoding}
          onRead={(encoding) => importAgain(connection, imported, encoding)}
        />
      )}
    </details>
  );
}

/** For a file that could not be read at all. */
export function RefusedEncoding({ refused }: { readonly refused: Refused }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [isOpen, setOpen] = useState(refused.encoding !== undefined);
  const { mediaId, source, name } = refused;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('captions.otherEncoding')}</summary>
      {isOpen && (
        <Choice
          source={source}
          proposed={refused.encoding}
          onRead={(encoding) => importFile(connection, mediaId, source, name, encoding)}
        />
      )}
    </details>
  );
}

function isUnsure({ problems }: Imported): boolean {
  return problems.some((problem) => problem.code === 'encoding-guessed' && problem.facts.by === 'default');
}

interface ChoiceProps {
  readonly source: string;
  /** The encoding that its track was read in. */
  readonly readIn?: string;
  /** What is chosen at first where there is no track yet. */
  readonly proposed?: string | undefined;
  readonly onRead: (encoding: string) => Promise<void>;
}

function Choice({ source, readIn, proposed = 'utf-8', onRead }: ChoiceProps): ReactNode {
  const t = useT();
  const first = readIn ?? proposed;
  const [encoding, setEncoding] = useState(first);
  const [failure, setFailure] = useState<unknown>(null);
  const preview = useTexts(source, encoding);
  const named = encodedScripts.flatMap((script) =>
    encodingsByScript[script].map((value: string) => ({
      value,
      label: t('captions.encodingOf', { script: t(`captions.script.${script}`), name: encodingName(value) }),
    })),
  );
  const isNamed = named.some(({ value }) => value === first);
  const error = failure ?? preview.error;
  return (
    <div className={styles.encoding}>
      <Select
        label={t('captions.encoding')}
        value={encoding}
        options={isNamed ? named : [{ value: first, label: encodingName(first) }, ...named]}
        onChange={setEncoding}
      />
      {error !== null ? (
        <InlineError error={error} />
      ) : (
        <ul className={styles.previewed} aria-label={t('captions.encodingPreview')} aria-live="polite">
          {preview.texts.map((text, index) => (
            <li key={index} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          disabled={encoding === readIn || error !== null}
          onClick={() => void onRead(encoding).catch(setFailure)}
        >
          {t('captions.readSo')}
        </Button>
      </div>
    </div>
  );
}

interface Texts {
  readonly texts: readonly string[];
  readonly error: unknown;
}

function useTexts(source: string, encoding: string): Texts {
  const { calls } = useConnection();
  const [read, setRead] = useState<Texts>({ texts: [], error: null });
  useEffect(() => {
    const abort = new AbortController();
    calls['project.previewFile']({ source, encoding }, { signal: abort.signal })
      .then(({ texts }) => setRead({ texts, error: null }))
      .catch((error: unknown) => {
        if (!abort.signal.aborted && !isCancellation(error)) setRead({ texts: [], error });
      });
    return () => abort.abort();
  }, [calls, source, encoding]);
  return read;
}
