import { Image } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../commands/command.ts';
import { ContextMenu, MenuItem, type PointOnPage } from '../components/Menu.tsx';
import { useT } from '../i18n/i18n.ts';
import './messages.ts';

interface PictureMenuProps {
  readonly at: PointOnPage;
  readonly onClose: () => void;
}

/** What can be done with the picture at the playhead. */
export function PictureMenu({ at, onClose }: PictureMenuProps): ReactNode {
  const t = useT();
  return (
    <ContextMenu at={at} label={t('editing.pictureMenu')} onClose={onClose}>
      <MenuItem
        icon={<Image size={14} />}
        command="search.likeFrame"
        onSelect={() => runCommand('search.likeFrame')}
      >
        {t('command.search.likeFrame')}
      </MenuItem>
    </ContextMenu>
  );
}
