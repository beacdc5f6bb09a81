"""Compares a checkpoint with transformers' own M2M100: encoder output and logits from the same weights.

    python compare_reference.py CHECKPOINT
"""
import argparse
from pathlib import Path

import torch
from transformers import M2M100Config, M2M100ForConditionalGeneration

from export import load_checkpoint, model_config
from m2m_model import PAD


def reference(translator):
    config = model_config(translator.shape)
    model = M2M100ForConditionalGeneration(M2M100Config(**{k: v for k, v in config.items() if k != "architectures"}))
    state = translator.state_dict()
    embedding = state["model.encoder.embed_tokens.weight"]
    extra = {"model.shared.weight": embedding, "lm_head.weight": embedding}
    missing, unexpected = model.load_state_dict({**state, **extra}, strict=False)
    assert not unexpected and not missing, (missing, unexpected)
    return model.eval()


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    translator, _ = load_checkpoint(parser.parse_args().checkpoint)
    torch.manual_seed(0)
    ids = torch.randint(300, translator.shape.vocabulary, (3, 12))
    ids[1, 8:] = PAD
    mask, target = (ids != PAD).long(), torch.randint(300, translator.shape.vocabulary, (3, 9))
    theirs = reference(translator)(input_ids=ids, attention_mask=mask, decoder_input_ids=target)
    memory = translator.encode(ids, mask)
    real = mask.bool()
    print(f"encoder {(theirs.encoder_last_hidden_state - memory)[real].abs().max():.2g}")
    print(f"logits {(theirs.logits - translator(ids, mask, target)).abs().max():.2g}")


if __name__ == "__main__":
    main()
