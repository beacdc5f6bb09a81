import { z } from 'zod';
import { parseJson } from '../../../core/parse-json.ts';

/** A family a line, as fontconfig and PowerShell write them. */
export function parseFamilyLines(text: string): readonly string[] {
  return distinct(text.split(/\r?\n/));
}

const profilerSchema = z.object({
  SPFontsDataType: z.array(
    z.object({ typefaces: z.array(z.object({ family: z.string().optional() })).optional() }),
  ),
});

/** `system_profiler SPFontsDataType -json`. */
export function parseProfilerFonts(text: string): readonly string[] {
  const parsed = profilerSchema.safeParse(parseJson(text));
  if (!parsed.success) return [];
  return distinct(
    parsed.data.SPFontsDataType.flatMap(({ typefaces = [] }) => typefaces.map(({ family = '' }) => family)),
  );
}

const maxFamilies = 5000;
const maxNameLength = 100;

/** Names that begin with a dot or an @ are the system's own and its fonts for upright text. */
function distinct(names: readonly string[]): readonly string[] {
  const usable = names
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.length <= maxNameLength && !/^[.@]|,/.test(name));
  return [...new Set(usable)].sort((a, b) => a.localeCompare(b, 'en')).slice(0, maxFamilies);
}
