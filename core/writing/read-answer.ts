import type { z } from 'zod';
import { SidecutError } from '../errors.ts';
import { parseJson } from '../parse-json.ts';

/** What a model wrote, checked against the form that was asked for; `writer` is its name. Fails with `writer-answer`. */
export function readAnswer<Answer>(written: string, answer: z.ZodType<Answer>, writer: string): Answer {
  const json = jsonIn(written);
  if (json === '') throw new SidecutError('writer-answer', { reason: 'empty', writer }, { retryable: true });
  const value = parseJson(json);
  if (value === undefined)
    throw new SidecutError('writer-answer', { reason: 'not-json', writer }, { retryable: true });
  const parsed = answer.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const problem = `${issue.path.join('.')}: ${issue.message}`.slice(0, 300);
  throw new SidecutError('writer-answer', { reason: 'other-form', writer, problem }, { retryable: true });
}

/** Servers without grammars put thoughts before it and a fence of Markdown around it. */
function jsonIn(written: string): string {
  const said = written.replace(/^\s*<think>[\s\S]*?<\/think>/u, '').trim();
  return /^```(?:json)?\s*\n([\s\S]*?)\n?```$/u.exec(said)?.[1]?.trim() ?? said;
}
