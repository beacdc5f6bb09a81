"""Where things lie; makes the small world's modules importable."""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STARTER = HERE.parents[1] / "starter" / "embedding"
HELD_OUT = HERE.parent / "held-out" / "embedding"
sys.path.insert(0, str(HERE.parent / "world"))
