import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import styles from './FileChooser.module.css';
import type { FolderStep } from './folder-reader.ts';
import { placeName } from './place-name.ts';

export interface BreadcrumbProps {
  readonly path: readonly FolderStep[];
  /** null: the places that everything starts from. */
  readonly onOpen: (id: string | null) => void;
}

export function Breadcrumb({ path, onOpen }: BreadcrumbProps): ReactNode {
  const t = useT();
  const steps = [
    { id: null, name: t('files.places') },
    ...path.map((step) => ({ id: step.id, name: placeName(step, t) })),
  ];
  return (
    <nav aria-label={t('files.path')}>
      <ol className={styles.path}>
        {steps.map(({ id, name }, index) => (
          <li key={id ?? ''}>
            {index > 0 && <ChevronRight size={14} aria-hidden />}
            <button
              type="button"
              className={styles.step}
              aria-current={index === steps.length - 1 ? 'location' : undefined}
              onClick={() => onOpen(id)}
            >
              {name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
