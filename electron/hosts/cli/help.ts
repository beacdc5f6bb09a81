export const overview = `Sidecut: captions from video, on this computer.

  sidecut caption FILE...        recognise speech and write subtitles
  sidecut check FILE             test subtitles against a guideline
  sidecut convert IN OUT         from one subtitle format into another, by extension
  sidecut models ...             list, install, verify, import and remove models
  sidecut doctor                 what this computer offers, and what is missing

Try
  sidecut caption holiday.mp4
  sidecut caption --format srt,vtt --out captions *.mp4
  sidecut check holiday.srt --video holiday.mp4

sidecut COMMAND --help tells more. SIDECUT_HOME names the data folder.
`;

export const captionHelp = `sidecut caption FILE... [options]: recognise the speech of videos or sound files and write subtitles.

The subtitles are written beside each file, or into --out. What is finished is kept: after an interruption the
same command goes on where it stopped. A subtitle file that is there already is kept unless --overwrite is given.

  --out DIR              write there instead of beside the file
  --format LIST          srt, vtt, ass, ttml, sbv, lrc, csv, json, txt, separated by commas (default: srt)
  --language CODE        en, de, zh ... or auto: found for each part of the recording (default: auto)
  --task TASK            transcribe, or translate into English (default: transcribe)
  --model ID|FOLDER      a model of "sidecut models list", or a folder in the Hugging Face layout
                         (default: the best one installed)
  --precision KIND       auto, fp32, fp16, int8, q4: weights to load when the model has several (default: auto)
  --profile NAME         netflix, bbc, amazon, shorts: line lengths, reading speed, gaps (default: netflix)
  --device NAME          auto, cpu, webgpu, cuda, dml, coreml (default: auto)
  --threads N            threads for the CPU (default: chosen for this computer)
  --track N              audio track, from 1 (default: the file's default track)
  --prompt TEXT          names and terms to expect: "Sidecut, Anneliese, Kyoto"
  --beam N               beam search of that width; slower, sometimes better (default: 1, greedy)
  --previous-text        let each part see the text before it; better wording, slower
  --words                print the time of every word too
  --overwrite            start anew and replace subtitles that are there; with --profile nothing is
                         recognised twice: the cues are built anew from the words
  --json                 print one JSON document on standard output

Try
  sidecut caption talk.mp4
  sidecut caption talk.mp4 --model whisper-small_timestamped --language de --format srt,vtt
  sidecut caption *.mov --profile shorts --out captions
  sidecut caption lecture.mkv --track 2 --prompt "Navier-Stokes, Kolmogorov"

Exit status: 0 all done, 1 some failed (the others finished), 2 wrong usage, 130 cancelled.
`;

export const convertHelp = `sidecut convert IN OUT [options]: read subtitles and write them in the format of OUT's extension.

Reads and writes .srt (SubRip), .vtt (WebVTT), .ass and .ssa, .ttml and .dfxp, .sbv, .lrc, .sub (MicroDVD), .csv
and .json, and writes .txt. IN is recognised by what is in it, and so is its encoding. What was wrong in IN is
repaired and reported on standard error with its line; a .json OUT carries the same reports.

  --from-encoding NAME   IN's encoding, such as windows-1251 or big5 (default: found out)
  --encoding NAME        OUT's encoding: utf-8, utf-16le, windows-1252 (default: utf-8)
  --bom                  begin OUT with a byte order mark
  --crlf                 end lines as Windows does
  --fps RATE             frames a second of the video, for .sub and other files that count frames (default: 25)
  --overwrite            replace OUT when it is there

Try
  sidecut convert captions.srt captions.vtt
  sidecut convert broken.srt repaired.srt
  sidecut convert captions.vtt cues.json
  sidecut convert old.sub new.srt --fps 23.976

Exit status: 0 done (repairs are not failures), 1 failed, 2 wrong usage.
`;

export const checkHelp = `sidecut check FILE [options]: test subtitles against a guideline and name everything that breaks it.

  --profile NAME         netflix, bbc, amazon, shorts (default: netflix)
  --video FILE           take frame rate, length and shot changes from this video
  --language CODE        the subtitles' language; decides line length and reading speed (default: en)
  --children             the reading speed of programmes for children
  --json                 print one JSON document on standard output

Try
  sidecut check captions.srt
  sidecut check captions.srt --profile bbc --video film.mp4

Exit status: 0 nothing found, 1 something found or FILE can't be read, 2 wrong usage.
`;

export const doctorHelp = `sidecut doctor [options]: what this computer offers, what is missing, and what to do about it.

  --json                 print one JSON document on standard output

Exit status: 0 captions can be made, 1 something has to be done first, 2 wrong usage.
`;
