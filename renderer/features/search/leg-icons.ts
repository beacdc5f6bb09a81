import { Eye, Lightbulb, MessageSquareText, ScanText, type LucideIcon } from 'lucide-react';
import type { SearchLeg } from '../../../core/search/search-leg.ts';

export const legIcons: Readonly<Record<SearchLeg, LucideIcon>> = {
  said: MessageSquareText,
  meant: Lightbulb,
  seen: Eye,
  written: ScanText,
};
