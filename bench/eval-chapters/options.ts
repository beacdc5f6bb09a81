import { optionsUsage } from '../measures/story-options.ts';

export const usage = `npm run eval:chapters -- FOLDER [options]: how near chapters come to those that people made.

FOLDER holds recordings as JSON (entries with times and chapters on levels), meetings as JSON (turns and topics; three
words a second), texts of Choi's kind (a sentence a line, parts between lines of =), or subtitles, each with its
chapters beside it (NAME.srt with NAME.chapters.vtt or NAME.chapters.txt, lines such as "12:40 Title").

${optionsUsage('the random boundaries')}

Boundaries are compared by Pk and WindowDiff over sentences (0 is best), and by F1 within 5 and 15 seconds (1 is best),
with the true number given and with the number found.`;
