import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/i18n.ts';
import './messages.ts';
import { searchVideos } from './search-videos.ts';

/** From the names of videos to what is in them, with what was typed. */
export function SearchLibraryButton({ query }: { readonly query: string }): ReactNode {
  const t = useT();
  return (
    <Button
      icon={<Search size={14} aria-hidden />}
      title={t('search.inLibrary', { query })}
      onClick={() => searchVideos(query)}
    >
      {t('search.inLibraryShort')}
    </Button>
  );
}
