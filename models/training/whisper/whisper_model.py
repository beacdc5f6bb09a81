"""Whisper in plain PyTorch with the parameter names of Hugging Face's WhisperForConditionalGeneration.

Own code because the training needs the cross-attention of single heads (guided attention), inputs shorter
than the window, and graphs that export cleanly; `state_dict()` loads into transformers as it is.
"""
import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class WhisperShape:
    vocabulary: int
    width: int = 160
    heads: int = 5
    encoder_layers: int = 4
    decoder_layers: int = 2
    mels: int = 80
    source_positions: int = 500
    target_positions: int = 160

    @property
    def ffn(self):
        return 4 * self.width


def plain_attention(queries, keys, values):
    """[batch, heads, time, size] each. Two batched products: on a CPU in bfloat16 this took a third of the time of
    scaled_dot_product_attention (which falls back to a slow path there)."""
    batch, heads, time, size = queries.shape
    queries, keys, values = (x.reshape(batch * heads, -1, size) for x in (queries * size ** -0.5, keys, values))
    scores = queries @ keys.transpose(1, 2)
    with torch.autocast(scores.device.type, enabled=False):   # autocast would widen the softmax to float32
        weights = scores.softmax(-1)
    return (weights @ values).view(batch, heads, time, size)


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.q_proj = nn.Linear(width, width)
        self.k_proj = nn.Linear(width, width, bias=False)
        self.v_proj = nn.Linear(width, width)
        self.out_proj = nn.Linear(width, width)

    def split(self, x):
        """[batch, time, width] -> [batch, heads, time, head width]"""
        return x.view(x.shape[0], -1, self.heads, x.shape[-1] // self.heads).transpose(1, 2)

    def keys_values(self, x):
        return self.split(self.k_proj(x)), self.split(self.v_proj(x))

    def join(self, mixed):
        batch, heads, time, size = mixed.shape
        return self.out_proj(mixed.transpose(1, 2).reshape(batch, time, heads * size))

    def forward(self, x, keys, values, causal=False):
        queries = self.split(self.q_proj(x))
        if causal:
            return self.join(F.scaled_dot_product_attention(queries, keys, values, is_causal=True))
        return self.join(plain_attention(queries, keys, values))

    def weights(self, x, keys):
        """Attention probabilities [batch, heads, queries, keys]"""
        queries = self.split(self.q_proj(x))
        scores = queries @ keys.transpose(2, 3) * (queries.shape[-1] ** -0.5)
        return scores.float().softmax(-1)

    def forward_with_weights(self, x, keys, values):
        weights = self.weights(x, keys)
        return self.join(weights.to(values.dtype) @ values), weights


class EncoderLayer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.self_attn = Attention(shape.width, shape.heads)
        self.self_attn_layer_norm = nn.LayerNorm(shape.width)
        self.fc1 = nn.Linear(shape.width, shape.ffn)
        self.fc2 = nn.Linear(shape.ffn, shape.width)
        self.final_layer_norm = nn.LayerNorm(shape.width)

    def forward(self, x, dropout=0.0):
        y = self.self_attn_layer_norm(x)
        x = x + F.dropout(self.self_attn(y, *self.self_attn.keys_values(y)), dropout, self.training)
        y = self.fc2(F.gelu(self.fc1(self.final_layer_norm(x))))
        return x + F.dropout(y, dropout, self.training)


class DecoderLayer(EncoderLayer):
    def __init__(self, shape):
        super().__init__(shape)
        self.encoder_attn = Attention(shape.width, shape.heads)
        self.encoder_attn_layer_norm = nn.LayerNorm(shape.width)

    def forward(self, x, memory, dropout=0.0):
        """-> (output, cross-attention [batch, heads, tokens, frames])"""
        y = self.self_attn_layer_norm(x)
        x = x + F.dropout(self.self_attn(y, *self.self_attn.keys_values(y), causal=True), dropout, self.training)
        y = self.encoder_attn_layer_norm(x)
        mixed, weights = self.encoder_attn.forward_with_weights(y, *self.encoder_attn.keys_values(memory))
        x = x + F.dropout(mixed, dropout, self.training)
        y = self.fc2(F.gelu(self.fc1(self.final_layer_norm(x))))
        return x + F.dropout(y, dropout, self.training), weights


def sinusoids(length, width):
    scale = torch.exp(-math.log(10000) / (width // 2 - 1) * torch.arange(width // 2))
    angles = torch.arange(length)[:, None] * scale[None]
    return torch.cat([angles.sin(), angles.cos()], 1)


class Encoder(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.conv1 = nn.Conv1d(shape.mels, shape.width, 3, padding=1)
        self.conv2 = nn.Conv1d(shape.width, shape.width, 3, stride=2, padding=1)
        self.embed_positions = nn.Embedding(shape.source_positions, shape.width)
        self.layers = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.layer_norm = nn.LayerNorm(shape.width)

    def forward(self, mel, dropout=0.0):
        """mel [batch, 80, frames (even, at most 2 x positions)] -> [batch, frames / 2, width]"""
        x = F.gelu(self.conv2(F.gelu(self.conv1(mel)))).transpose(1, 2)
        x = x + self.embed_positions.weight[: x.shape[1]]
        for layer in self.layers:
            x = layer(x, dropout)
        return self.layer_norm(x)


class Decoder(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.embed_tokens = nn.Embedding(shape.vocabulary, shape.width)
        self.embed_positions = nn.Embedding(shape.target_positions, shape.width)
        self.layers = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.layer_norm = nn.LayerNorm(shape.width)

    def forward(self, tokens, memory, dropout=0.0):
        """-> (logits [batch, tokens, vocabulary], one cross-attention per layer)"""
        x = self.embed_tokens(tokens) + self.embed_positions.weight[: tokens.shape[1]]
        crosses = []
        for layer in self.layers:
            x, weights = layer(x, memory, dropout)
            crosses.append(weights)
        return F.linear(self.layer_norm(x), self.embed_tokens.weight), crosses


class Body(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.encoder = Encoder(shape)
        self.decoder = Decoder(shape)


class Whisper(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.model = Body(shape)
        self.apply(self._initialise)
        self._start_easily()

    def _initialise(self, module):
        if isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=0.05)
        elif isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            if module.bias is not None:
                nn.init.zeros_(module.bias)

    @torch.no_grad()
    def _start_easily(self):
        """[Note: Starting] Without these the small model sits still for minutes: positions no louder than the
        sound (the sinusoid table halved), and queries that look at similar keys (k_proj = q_proj)."""
        encoder = self.model.encoder
        encoder.embed_positions.weight.copy_(0.5 * sinusoids(self.shape.source_positions, self.shape.width))
        encoder.embed_positions.weight.requires_grad = False
        for layer in encoder.layers:
            layer.self_attn.k_proj.weight.copy_(layer.self_attn.q_proj.weight)
        for part, depth in ((encoder, len(encoder.layers)), (self.model.decoder, len(self.model.decoder.layers))):
            for layer in part.layers:
                layer.fc2.weight.mul_((2 * depth) ** -0.5)
                layer.self_attn.out_proj.weight.mul_((2 * depth) ** -0.5)

    def forward(self, mel, tokens, dropout=0.0):
        memory = self.model.encoder(mel, dropout)
        logits, crosses = self.model.decoder(tokens, memory, dropout)
        return memory, logits, crosses
