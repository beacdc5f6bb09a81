import { ClipboardCopy, Copy, RefreshCw } from 'lucide-react';
import type { Summary } from '../../../core/analysis/summary.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu, MenuItem } from '../../components/Menu.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { copyDescription, copySummaryAs, copyTitle } from './copy-story.ts';
import './messages.ts';
import styles from './Overview.module.css';
import { Segmented } from './Segmented.tsx';
import { changeStoryView, storyViewStore } from './story-store.ts';

/** Title, length, form and what is copied. */
export function SummaryBar({ summary }: { readonly summary: Summary }) {
  const t = useT();
  const { length, style } = useStore(storyViewStore, (view) => view);
  return (
    <>
      <Title summary={summary} />
      <div className={styles.bar}>
        <Segmented
          label={t('story.length')}
          value={length}
          options={(['short', 'medium', 'long'] as const).map((value) => ({
            value,
            label: t(`story.length.${value}`),
          }))}
          onChange={(value) => changeStoryView({ length: value })}
        />
        <Segmented
          label={t('story.style')}
          value={style}
          options={(['text', 'bullets'] as const).map((value) => ({
            value,
            label: t(`story.style.${value}`),
          }))}
          onChange={(value) => changeStoryView({ style: value })}
        />
        <Menu trigger={<Button icon={<ClipboardCopy size={14} />}>{t('story.copy')}</Button>}>
          {(['text', 'markdown', 'html'] as const).map((format) => (
            <MenuItem key={format} onSelect={() => attempt(() => copySummaryAs(summary, format))}>
              {t(`story.copy.${format}`)}
            </MenuItem>
          ))}
          <MenuItem onSelect={() => attempt(() => copyDescription(summary))}>
            {t('story.copy.youtube')}
          </MenuItem>
        </Menu>
      </div>
    </>
  );
}

function Title({ summary: { titles, language } }: { readonly summary: Summary }) {
  const t = useT();
  const chosen = useStore(storyViewStore, (view) => view.title);
  const index = titles.length === 0 ? 0 : chosen % titles.length;
  const title = titles[index];
  if (title === undefined) return <h2 className={styles.heading}>{t('story.summary')}</h2>;
  return (
    <div className={styles.titleBar}>
      <h2 className={styles.title} dir="auto" lang={langOf(language)} data-selectable="">
        {title}
      </h2>
      {titles.length > 1 && (
        <IconButton
          label={t('story.otherTitle', { number: index + 1, count: titles.length })}
          icon={<RefreshCw size={14} />}
          onClick={() => changeStoryView({ title: index + 1 })}
        />
      )}
      <IconButton
        label={t('story.copyTitle')}
        icon={<Copy size={14} />}
        onClick={() => attempt(() => copyTitle(title))}
      />
    </div>
  );
}

/** `und` says nothing to a screen reader. */
export function langOf(language: string): string | undefined {
  return language === 'und' ? undefined : language;
}
