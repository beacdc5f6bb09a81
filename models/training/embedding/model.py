"""BERT's encoder: learnt positions, layer norm behind each block; a text's vector is the mean of its tokens' states."""
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    width: int = 192
    layers: int = 2
    heads: int = 6
    ffn: int = 512
    positions: int = 128


class SelfAttention(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.out = (nn.Linear(shape.width, shape.width) for _ in range(4))

    def split(self, x):
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, x, bias):
        query, key, value = (self.split(layer(x)) for layer in (self.query, self.key, self.value))
        weights = (query @ key.transpose(2, 3) * query.shape[-1] ** -0.5 + bias).softmax(-1)
        return self.out((weights @ value).transpose(1, 2).flatten(2))


class Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.attention = SelfAttention(shape)
        self.attention_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up, self.down = nn.Linear(shape.width, shape.ffn), nn.Linear(shape.ffn, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x, bias):
        x = self.attention_norm(x + self.attention(x, bias))
        return self.norm(x + self.down(F.gelu(self.up(x))))


class SentenceEncoder(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        for module in self.modules():
            if isinstance(module, (nn.Linear, nn.Embedding)):
                nn.init.normal_(module.weight, std=0.04)
            if isinstance(module, nn.Linear):
                nn.init.zeros_(module.bias)

    def forward(self, input_ids, attention_mask, first_position=0):
        """[texts, tokens], [texts, tokens] -> [texts, tokens, width]"""
        places = torch.arange(input_ids.shape[1], device=input_ids.device) + first_position
        x = self.norm(self.words(input_ids) + self.positions(places))
        bias = (1 - attention_mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


def pool(states, attention_mask):
    """Vectors of length 1, [texts, width]"""
    mask = attention_mask[:, :, None].to(states.dtype)
    return F.normalize((states * mask).sum(1) / mask.sum(1), dim=-1)
