export interface Row {
  readonly what: string;
  readonly value: string;
  readonly comparison?: string;
}

/** A Markdown table. */
export function formatRows(rows: readonly Row[]): string {
  const lines = rows.map(({ what, value, comparison = '' }) => `| ${what} | ${value} | ${comparison} |`);
  return ['| what | measured | compared |', '| --- | --- | --- |', ...lines].join('\n');
}
