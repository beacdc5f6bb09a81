"""Puts the world's modules on the path, and names the folders of this starter."""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STARTER = HERE.parents[1] / "starter" / "translation"
HELD_OUT = HERE.parent / "held-out" / "translation"
sys.path.insert(1, str(HERE.parent / "world"))
