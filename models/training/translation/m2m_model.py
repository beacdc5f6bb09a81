"""M2M100's network (pre-norm, ReLU, sinusoidal positions, tied embeddings), with the tensor names of transformers.

Written out for speed on a processor: plain batched products, and a loss over pieces of the batch small enough that
the allocator keeps their memory.
"""
import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

PAD, END = 1, 2
LONGEST = 256


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    width: int = 192
    heads: int = 4
    ffn: int = 512
    encoder_layers: int = 3
    decoder_layers: int = 2


def sinusoids(width):
    """Row PAD + 1 is the first position's; [LONGEST + 2, width]"""
    half = width // 2
    rates = torch.exp(torch.arange(half, dtype=torch.float32) * -(math.log(10000) / (half - 1)))
    angles = torch.arange(LONGEST + 2, dtype=torch.float32)[:, None] * rates[None, :]
    return torch.cat([angles.sin(), angles.cos()], 1)


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = (nn.Linear(width, width) for _ in range(4))

    def split(self, x):
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def keys_values(self, x):
        return self.split(self.k_proj(x)), self.split(self.v_proj(x))

    def forward(self, x, keys, values, mask=None):
        """mask: added to the scores, [batch or 1, 1, rows or 1, columns]"""
        queries = self.split(self.q_proj(x)) * (x.shape[-1] // self.heads) ** -0.5
        scores = queries @ keys.transpose(2, 3)
        weights = (scores if mask is None else scores + mask.to(scores.dtype)).softmax(-1).to(values.dtype)
        return self.out_proj((weights @ values).transpose(1, 2).flatten(2))


class EncoderLayer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.self_attn = Attention(shape.width, shape.heads)
        self.self_attn_layer_norm = nn.LayerNorm(shape.width)
        self.fc1, self.fc2 = nn.Linear(shape.width, shape.ffn), nn.Linear(shape.ffn, shape.width)
        self.final_layer_norm = nn.LayerNorm(shape.width)

    def forward(self, x, mask, drop):
        y = self.self_attn_layer_norm(x)
        x = x + drop(self.self_attn(y, *self.self_attn.keys_values(y), mask))
        return x + drop(self.fc2(F.relu(self.fc1(self.final_layer_norm(x)))))


class DecoderLayer(EncoderLayer):
    def __init__(self, shape):
        super().__init__(shape)
        self.encoder_attn = Attention(shape.width, shape.heads)
        self.encoder_attn_layer_norm = nn.LayerNorm(shape.width)

    def forward(self, x, keys_values, mask, memory_keys_values, memory_mask, drop):
        """`keys_values` from the normed x to the layer's keys and values, those of earlier tokens in front"""
        y = self.self_attn_layer_norm(x)
        x = x + drop(self.self_attn(y, *keys_values(y), mask))
        x = x + drop(self.encoder_attn(self.encoder_attn_layer_norm(x), *memory_keys_values, memory_mask))
        return x + drop(self.fc2(F.relu(self.fc1(self.final_layer_norm(x)))))


class Stack(nn.Module):
    def __init__(self, shape, layer, count):
        super().__init__()
        self.embed_tokens = nn.Embedding(shape.vocabulary, shape.width)
        self.layers = nn.ModuleList(layer(shape) for _ in range(count))
        self.layer_norm = nn.LayerNorm(shape.width)
        self.register_buffer("positions", sinusoids(shape.width), persistent=False)
        self.scale = math.sqrt(shape.width)

    def embed(self, ids, positions):
        return F.embedding(ids, self.embed_tokens.weight) * self.scale + self.positions[positions]


class Halves(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.encoder = Stack(shape, EncoderLayer, shape.encoder_layers)
        self.decoder = Stack(shape, DecoderLayer, shape.decoder_layers)
        self.decoder.embed_tokens = self.encoder.embed_tokens


def nothing(x):
    return x


class Translator(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape, self.model = shape, Halves(shape)
        for name, parameter in self.named_parameters():
            if parameter.ndim > 1:
                scale = shape.width ** -0.5 if "embed" in name else (2 / sum(parameter.shape)) ** 0.5
                nn.init.normal_(parameter, std=scale)
            elif name.endswith("bias"):
                nn.init.zeros_(parameter)

    def encode(self, ids, attention_mask, drop=nothing):
        """[batch, n] int64 both -> [batch, n, width]"""
        encoder = self.model.encoder
        x = drop(encoder.embed(ids, attention_mask.cumsum(1) * attention_mask + PAD))
        mask = hide(attention_mask)
        for layer in encoder.layers:
            x = layer(x, mask, drop)
        return encoder.layer_norm(x)

    def decode(self, ids, memory, attention_mask, drop=nothing):
        """All target tokens at once -> [batch, n, width], the input of `logits`"""
        decoder = self.model.decoder
        positions = torch.arange(ids.shape[1])
        x = drop(decoder.embed(ids, positions + PAD + 1))
        mask = (positions[None, :] > positions[:, None])[None, None] * -1e9
        memory_mask = hide(attention_mask)
        for layer in decoder.layers:
            x = layer(x, layer.self_attn.keys_values, mask, layer.encoder_attn.keys_values(memory), memory_mask, drop)
        return decoder.layer_norm(x)

    def logits(self, hidden):
        return F.linear(hidden, self.model.decoder.embed_tokens.weight)

    def forward(self, ids, attention_mask, target_ids):
        return self.logits(self.decode(target_ids, self.encode(ids, attention_mask), attention_mask))


def hide(attention_mask):
    return (1 - attention_mask[:, None, None, :].float()) * -1e9


class SmoothedLoss(torch.autograd.Function):
    """Mean cross-entropy with label smoothing of `hidden @ weight.T` [rows, width] x [tokens, width], `ROWS` rows at a
    time, the gradients computed on the way. -> (smoothed loss, plain loss)"""
    ROWS = 512

    @staticmethod
    def forward(ctx, hidden, weight, targets, smoothing):
        count, padding = hidden.shape[0], -hidden.shape[0] % SmoothedLoss.ROWS
        hidden, weight = F.pad(hidden.bfloat16(), (0, 0, 0, padding)), weight.bfloat16()
        targets = F.pad(targets, (0, padding))
        hidden_gradient, weight_gradient = torch.empty_like(hidden), torch.zeros_like(weight, dtype=torch.float32)
        total = plain = 0.0
        tokens = weight.shape[0]
        for start in range(0, count, SmoothedLoss.ROWS):
            real = min(SmoothedLoss.ROWS, count - start)
            rows, wanted = hidden[start:start + SmoothedLoss.ROWS], targets[start:start + SmoothedLoss.ROWS, None]
            logs = (rows @ weight.T).float().log_softmax(-1)
            exact = -logs.gather(1, wanted)[:real].sum()
            plain += exact.item()
            total += (1 - smoothing) * exact.item() - smoothing * logs[:real].mean(1).sum().item()
            gradient = logs.exp_().sub_(smoothing / tokens)
            gradient.scatter_add_(1, wanted, torch.full_like(wanted, -(1 - smoothing), dtype=torch.float32))
            gradient[real:] = 0
            gradient = gradient.mul_(1 / count).bfloat16()
            hidden_gradient[start:start + SmoothedLoss.ROWS] = gradient @ weight
            weight_gradient += gradient.T @ rows
        ctx.save_for_backward(hidden_gradient[:count], weight_gradient)
        return torch.tensor(total / count), torch.tensor(plain / count)

    @staticmethod
    def backward(ctx, gradient, _):
        hidden_gradient, weight_gradient = ctx.saved_tensors
        return hidden_gradient * gradient.to(hidden_gradient.dtype), weight_gradient * gradient, None, None
