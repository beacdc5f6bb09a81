import type { ReactNode } from 'react';
import { languageName } from '../../../core/language/language-name.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { Select, type SelectOption } from '../../components/Select.tsx';
import { localeStore, useT, type Translate } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { termsStore } from '../glossary/index.ts';
import { isStarter } from '../models/index.ts';
import { bestEngine, engineFor, isSaidIn, modelToGet, serverEngine, type Wanted } from './engines.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import './messages.ts';
import styles from './Translate.module.css';
import type { TranslationChoice } from './use-translation-choice.ts';

interface TranslateFieldsProps {
  readonly choice: TranslationChoice;
  /** What is translated. */
  readonly source: Omit<Wanted, 'engine'>;
  /** Languages that it is translated into already. */
  readonly present?: ReadonlySet<string>;
}

/** Into which languages, by what, and what stands in the way. */
export function TranslateFields({ choice, source, present }: TranslateFieldsProps): ReactNode {
  const t = useT();
  const { engine, engines } = choice;
  const chosen = engines.models.find(({ id }) => id === engine);
  return (
    <>
      <LanguageChoice
        chosen={choice.languages}
        onChange={choice.setLanguages}
        isOutOfReach={(to) =>
          choice.models !== null && engineFor(engines, { ...source, engine }, to) === null
        }
        {...(present === undefined ? {} : { present })}
      />
      <Select
        label={t('translate.engine')}
        value={engine}
        options={engineOptions(choice, t)}
        onChange={choice.setEngine}
        hint={
          chosen !== undefined && isStarter(chosen) && !source.isSample
            ? t('translate.starterNote')
            : undefined
        }
      />
      <Ways choice={choice} source={source} />
      <KnownTerms />
    </>
  );
}

function engineOptions({ engines }: TranslationChoice, t: Translate): readonly SelectOption<string>[] {
  return [
    { value: bestEngine, label: t('translate.engine.best') },
    ...engines.models.map(({ id, name }) => ({ value: id, label: name })),
    ...(engines.hasServer ? [{ value: serverEngine, label: t('translate.engine.server') }] : []),
  ];
}

/** What translates into each language that is chosen or, where nothing can, how to get it. */
function Ways({ choice, source }: Omit<TranslateFieldsProps, 'present'>): ReactNode {
  if (choice.languages.length === 0 || choice.models === null) return null;
  return (
    <ul className={styles.ways}>
      {choice.languages.map((to) => (
        <Way key={to} choice={choice} source={source} to={to} />
      ))}
    </ul>
  );
}

function Way({ choice, source, to }: Omit<TranslateFieldsProps, 'present'> & { readonly to: string }) {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { engines, engine, models } = choice;
  const found = engineFor(engines, { ...source, engine }, to);
  const language = languageName(to, locale);
  if (found !== null) {
    const name =
      found === serverEngine
        ? t('translate.engine.server')
        : (engines.models.find(({ id }) => id === found)?.name ?? found);
    return <li>{t('translate.way', { language, engine: name })}</li>;
  }
  if (isSaidIn(source.from, to)) return <li>{t('translate.already', { language })}</li>;
  const from = source.from === 'und' ? null : languageName(source.from, locale);
  const chosen = engines.models.find(({ id }) => id === engine);
  const toGet = modelToGet(models ?? [], source.from, to);
  const pair = { language, from: from ?? '', engine: chosen?.name ?? '' };
  const reason = chosen === undefined ? 'translate.noWay' : 'translate.notThisWay';
  return (
    <li className={styles.noWay}>
      <span>{t(from === null ? `${reason}Unknown` : reason, pair)}</span>
      {toGet !== null && (
        <Button onClick={() => runCommand('app.models')}>
          {t('translate.getModel', { model: toGet.name })}
        </Button>
      )}
    </li>
  );
}

/** Those that a translation keeps, or writes as they are given. */
function KnownTerms(): ReactNode {
  const t = useT();
  const count = useStore(termsStore, (terms) => terms.length);
  return (
    <div>
      <Button variant="quiet" onClick={() => runCommand('glossary.open')}>
        {t('translate.terms', { count })}
      </Button>
    </div>
  );
}
