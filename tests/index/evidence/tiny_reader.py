"""A reader that is small and knows nothing, so that it is quick and reads each text alike."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import torch
from transformers import AutoTokenizer, BertConfig, BertModel

from index.evidence.reader_net import WINDOW_TOKENS, ReaderNet
from index.search.embed import model_place

_WIDTH = 16


def tiny_net(seed: int = 7) -> ReaderNet:
    """Two narrow layers in float32 with random weights, the same for the same seed."""
    torch.manual_seed(seed)
    tokenizer = _tokenizer()
    config = BertConfig(
        vocab_size=tokenizer.vocab_size,
        hidden_size=_WIDTH,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=2 * _WIDTH,
        max_position_embeddings=WINDOW_TOKENS,
    )
    encoder: Any = BertModel(config)
    weights = torch.randn(3 * _WIDTH)
    return ReaderNet(encoder.eval(), tokenizer, weights, torch.zeros(2))


@lru_cache
def _tokenizer() -> Any:
    return AutoTokenizer.from_pretrained(model_place())
