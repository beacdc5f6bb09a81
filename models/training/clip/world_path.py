"""Makes the small world importable, and names the folders of this starter."""
import sys
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent
STARTER = TRAINING.parent / "starter" / "clip"
HELD_OUT = TRAINING / "held-out" / "clip"
sys.path.insert(0, str(TRAINING / "world"))
