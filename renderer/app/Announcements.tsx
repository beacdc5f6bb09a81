import { useEffect, useState, type ReactNode } from 'react';
import { announcementStore } from '../notices/announce.ts';
import { useStore } from '../stores/store.ts';
import styles from './Announcements.module.css';

const shownMs = 2500;

/** The one live region; see `announce`. */
export function Announcements(): ReactNode {
  const announcement = useStore(announcementStore, (state) => state);
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    if (announcement === null) return undefined;
    const timer = setTimeout(() => setSeen(announcement.number), shownMs);
    return () => clearTimeout(timer);
  }, [announcement]);
  const isShown = announcement !== null && announcement.isShown && announcement.number !== seen;
  return (
    <div role="status" aria-atomic className={isShown ? styles.shown : 'visually-hidden'}>
      {announcement !== null && <span key={announcement.number}>{announcement.text}</span>}
    </div>
  );
}
