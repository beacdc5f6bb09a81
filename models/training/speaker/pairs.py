"""Pairs of clips, and the rate at which both kinds of error are equal (bench/eval/equal-error-rate.ts does the same)."""
import numpy as np


def all_pairs(voices):
    """-> (one clip, the other, same voice?) of every pair"""
    first, second = np.triu_indices(len(voices), 1)
    names = np.array(voices)
    return first, second, names[first] == names[second]


def equal_error_rate(cosines, same):
    """-> (rate, threshold)"""
    order = np.argsort(cosines, kind="stable")
    scores, kinds = cosines[order], same[order]
    # With the threshold at the k lowest scores, these shares are wrongly refused and wrongly accepted.
    refused = np.concatenate([[0], np.cumsum(kinds) / kinds.sum()])
    accepted = np.concatenate([[1], 1 - np.cumsum(~kinds) / (~kinds).sum()])
    at = int(np.argmax(refused >= accepted))
    gap, newer = accepted[at - 1] - refused[at - 1], refused[at] - accepted[at]
    rate = refused[at - 1] + gap / (gap + newer) * (refused[at] - refused[at - 1])
    return float(rate), float(scores[at - 1])


def balanced_accuracy(cosines, same, threshold):
    """Share of right decisions; pairs of one voice and pairs of two weigh the same"""
    return float(((cosines[same] > threshold).mean() + (cosines[~same] <= threshold).mean()) / 2)
