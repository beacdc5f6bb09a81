"""Lets these scripts import what the starter Whisper's have: its folder goes in front of the search path.

Both folders have a train.py, an evaluate.py and an export.py: those of this folder are only ever started, never imported.
"""
import sys
from pathlib import Path

SPEAKER = Path(__file__).resolve().parent
TRAINING = SPEAKER.parent
STARTER = TRAINING.parent / "starter" / "speaker"
HELD_OUT = TRAINING / "held-out" / "speaker"

for folder in (TRAINING / "world", TRAINING / "whisper"):
    sys.path.insert(0, str(folder))
