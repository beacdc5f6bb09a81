"""faster-whisper on one file, as a whole; the text goes to standard output. Never asks a hub."""

import json
import os
import sys

os.environ["HF_HUB_OFFLINE"] = "1"
job = json.loads(sys.argv[1])
os.environ["OMP_NUM_THREADS"] = str(job["threads"])

from faster_whisper import BatchedInferencePipeline, WhisperModel  # noqa: E402

model = WhisperModel(
    job["model"], device="cpu", compute_type="int8", cpu_threads=job["threads"], local_files_only=True
)
asked = {"language": job["language"], "beam_size": job["beam"]}
if job["batch"] > 1:
    segments, _ = BatchedInferencePipeline(model).transcribe(job["audio"], batch_size=job["batch"], **asked)
else:
    segments, _ = model.transcribe(job["audio"], **asked)
for segment in segments:
    print(segment.text.strip())
