"""The encoder: filterbank frames -> one vector of length 1. And the head that only the training has."""
import torch
from torch import nn
from torch.nn import functional as F

from fbank import BANDS

DIMENSIONS = 128


def convolve2d(inputs, outputs, stride):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


def convolve1d(inputs, outputs, width=1, dilation=1):
    return nn.Sequential(
        nn.Conv1d(inputs, outputs, width, dilation=dilation, padding=dilation * (width // 2), bias=False),
        nn.BatchNorm1d(outputs), nn.ReLU())


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.layers(x)


class AttentivePooling(nn.Module):
    """[batch, channels, frames] -> weighted mean and deviation of each channel, with a weight for every frame"""

    def __init__(self, channels, hidden=64):
        super().__init__()
        self.score = nn.Sequential(nn.Conv1d(channels, hidden, 1), nn.Tanh(), nn.Conv1d(hidden, channels, 1))

    def forward(self, x):
        weights = torch.softmax(self.score(x), 2)
        mean = (weights * x).sum(2)
        variance = (weights * x * x).sum(2) - mean * mean
        return torch.cat([mean, torch.sqrt(torch.clamp(variance, min=1e-5))], 1)


class SpeakerEncoder(nn.Module):
    """Two-dimensional layers first, which take a formant anywhere alike; then a time-delay network."""

    def __init__(self, channels=192, dimensions=DIMENSIONS):
        super().__init__()
        self.stem = nn.Sequential(
            convolve2d(1, 16, 2), convolve2d(16, 24, 2), convolve2d(24, 32, (2, 1)))
        self.frames = nn.Sequential(
            convolve1d(32 * BANDS // 8, channels),
            *[Residual(convolve1d(channels, channels // 2), convolve1d(channels // 2, channels // 2, 3, dilation),
                       convolve1d(channels // 2, channels)) for dilation in (1, 2, 3)])
        self.pooling = AttentivePooling(channels)
        self.out = nn.Sequential(nn.BatchNorm1d(2 * channels), nn.Linear(2 * channels, dimensions))

    def forward(self, features):
        """[batch, frames, 80] -> [batch, dimensions]"""
        image = self.stem(features.transpose(1, 2).unsqueeze(1))
        vector = self.out(self.pooling(self.frames(image.flatten(1, 2))))
        return F.normalize(vector.float(), dim=1)


class MarginHead(nn.Module):
    """Additive angular margin softmax (ArcFace) over the training voices"""

    def __init__(self, speakers, dimensions=DIMENSIONS, scale=30):
        super().__init__()
        self.centres = nn.Parameter(torch.randn(speakers, dimensions))
        self.scale = scale

    def forward(self, vectors, speakers, margin):
        cosines = vectors @ F.normalize(self.centres, dim=1).T
        own = torch.clamp(cosines.gather(1, speakers[:, None]), -1 + 1e-6, 1 - 1e-6)
        harder = torch.cos(torch.clamp(torch.acos(own) + margin, max=torch.pi))
        return F.cross_entropy(self.scale * cosines.scatter(1, speakers[:, None], harder), speakers), cosines
