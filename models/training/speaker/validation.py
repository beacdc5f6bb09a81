"""The equal error rate and its threshold on the validation voices' clips.

Half of the clips went through Opus. The clips of one video went through one codec: a pair of a clip that did and one
that did not is no pair of the app's, and is counted apart.
"""
import numpy as np
import torch

from fbank import fbank
from pairs import all_pairs, equal_error_rate


def embed(encoder, clips):
    """Each clip alone, as the app does -> [clips, dimensions]"""
    encoder.eval()
    with torch.inference_mode():
        vectors = [encoder(fbank(torch.from_numpy(clip.astype(np.float32) / 32768)[None]))[0] for clip in clips]
    encoder.train()
    return torch.stack(vectors).numpy()


def validate(encoder, clips):
    """-> (rate, threshold) of the pairs of one codec, rate of the pairs of two"""
    vectors = embed(encoder, [clip.editions[at % 2] for at, clip in enumerate(clips)])
    first, second, same = all_pairs([clip.voice for clip in clips])
    cosines, alike = (vectors[first] * vectors[second]).sum(1), first % 2 == second % 2
    across, _ = equal_error_rate(cosines[~alike], same[~alike])
    return *equal_error_rate(cosines[alike], same[alike]), across
