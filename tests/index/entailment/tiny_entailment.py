"""An entailment model that is small and knows nothing, so that it is quick."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import torch
from transformers import AutoTokenizer, BertConfig, BertModel

from index.entailment.entailment_net import CLASSES, EntailmentNet
from index.search.embed import model_place

_WIDTH = 16


def tiny_entailment(seed: int = 7) -> EntailmentNet:
    """Two narrow layers in float32 with random weights, the same for the same seed."""
    torch.manual_seed(seed)
    tokenizer = _tokenizer()
    config = BertConfig(
        vocab_size=tokenizer.vocab_size,
        hidden_size=_WIDTH,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=2 * _WIDTH,
    )
    encoder: Any = BertModel(config)
    weights = torch.randn(2 * _WIDTH, CLASSES)
    return EntailmentNet(encoder.eval(), tokenizer, weights, torch.zeros(CLASSES))


@lru_cache
def _tokenizer() -> Any:
    return AutoTokenizer.from_pretrained(model_place())
