"""Two towers that share a space: a small residual ConvNet with one transformer block, and a small transformer."""
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class ClipShape:
    vocabulary: int
    side: int = 64
    joint: int = 128
    channels: tuple = (48, 96, 192)           # at a 4th, an 8th and a 16th of the side
    text_width: int = 128
    text_layers: int = 2
    text_ffn: int = 256
    max_tokens: int = 32
    heads: int = 4


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)

    def forward(self, x, mask=None):
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5
        if mask is not None:
            scores = scores + mask
        return self.out((scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, width))


class Block(nn.Module):
    def __init__(self, width, heads, ffn):
        super().__init__()
        self.norm1, self.attention, self.norm2 = nn.LayerNorm(width), Attention(width, heads), nn.LayerNorm(width)
        self.ffn = nn.Sequential(nn.Linear(width, ffn), nn.GELU(), nn.Linear(ffn, width))

    def forward(self, x, mask=None):
        x = x + self.attention(self.norm1(x), mask)
        return x + self.ffn(self.norm2(x))


def convolution(inside, outside, stride=1, kernel=3):
    return [nn.Conv2d(inside, outside, kernel, stride, 1, bias=False), nn.BatchNorm2d(outside)]


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(*convolution(channels, channels), nn.ReLU(), *convolution(channels, channels))

    def forward(self, x):
        return F.relu(x + self.body(x))


class VisionTower(nn.Module):
    """pixel_values [batch, 3, side, side] -> image_embeds [batch, joint]"""

    def __init__(self, shape):
        super().__init__()
        first, second, last = shape.channels
        self.stages = nn.Sequential(
            *convolution(3, first, 4, 6), nn.ReLU(), Residual(first), *convolution(first, second, 2), nn.ReLU(),
            Residual(second), *convolution(second, last, 2), nn.ReLU())
        self.positions = nn.Parameter(torch.randn(1, (shape.side // 16) ** 2, last) * 0.02)
        self.block = Block(last, shape.heads, 2 * last)
        self.norm, self.project = nn.LayerNorm(last), nn.Linear(last, shape.joint, bias=False)

    def forward(self, pixel_values):
        x = self.stages(pixel_values).flatten(2).transpose(1, 2) + self.positions
        return self.project(self.norm(self.block(x)).mean(1))


class TextTower(nn.Module):
    """input_ids, attention_mask [batch, tokens] -> text_embeds [batch, joint]"""

    def __init__(self, shape):
        super().__init__()
        self.tokens = nn.Embedding(shape.vocabulary, shape.text_width)
        self.positions = nn.Parameter(torch.randn(1, shape.max_tokens, shape.text_width) * 0.02)
        nn.init.normal_(self.tokens.weight, std=0.02)
        self.blocks = nn.ModuleList(Block(shape.text_width, shape.heads, shape.text_ffn)
                                    for _ in range(shape.text_layers))
        self.norm, self.project = nn.LayerNorm(shape.text_width), nn.Linear(shape.text_width, shape.joint, bias=False)

    def forward(self, input_ids, attention_mask):
        counted = attention_mask.to(self.positions.dtype)
        mask = ((1 - counted) * -1e4)[:, None, None]
        x = self.tokens(input_ids) + self.positions[:, :input_ids.shape[1]]
        for block in self.blocks:
            x = block(x, mask)
        x = self.norm(x) * counted[..., None]
        return self.project(x.sum(1) / counted.sum(1, keepdim=True))


class Clip(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape, self.vision, self.text = shape, VisionTower(shape), TextTower(shape)
        self.scale = nn.Parameter(torch.tensor(14.0).log())           # of the softmax over the batch
        self.match = nn.Parameter(torch.tensor([12.0, -8.0]))         # of "is this a match": scale, bias

    def images(self, pixel_values):
        return F.normalize(self.vision(pixel_values).float(), dim=-1)

    def texts(self, input_ids, attention_mask):
        return F.normalize(self.text(input_ids, attention_mask).float(), dim=-1)


class Prototypes(nn.Module):
    """A unit vector for every icon and shape, which both towers learn to point at; thrown away after the training"""

    def __init__(self, entries, joint):
        super().__init__()
        self.vectors = nn.Parameter(torch.randn(entries, joint))
        self.scale = nn.Parameter(torch.tensor(16.0).log())

    def loss(self, embeddings, shares):
        """Cross entropy against the shares of the entries; rows without an entry do not count"""
        logits = embeddings @ F.normalize(self.vectors, dim=-1).T * self.scale.clamp(max=4).exp()
        return -(shares * logits.log_softmax(-1)).sum() / shares.sum().clamp(min=1)
