import { Check, Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { writeYouTubeChapters } from '../../../core/formats/chapters/youtube-text.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { attempt } from '../../notices/notices.ts';
import type { OpenProject } from '../../project/project-store.ts';

/** The whole text for the description of a video, which the preview may not show to its end. */
export function CopyChapters({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const text = writeYouTubeChapters(project.chapters, { durationMs: project.media.durationMs });
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === text;
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    setCopied(text);
    announce(t('export.copied'));
  }
  return (
    <div>
      <Button
        icon={isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        onClick={() => attempt(copy)}
      >
        {t(isCopied ? 'export.copied' : 'export.copy')}
      </Button>
    </div>
  );
}
