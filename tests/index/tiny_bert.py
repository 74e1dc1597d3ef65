"""An encoder that is small and knows nothing, so that it is quick and reads each text alike."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import torch

from index.search.bert import Bert, BertTokenizer
from index.search.embed import model_place

TINY_WIDTH = 16
_SPREAD = 0.02  # of the embeddings before training, as BERT has it


def tiny_bert(seed: int) -> tuple[Bert, BertTokenizer]:
    """Two narrow layers in float32 with random weights, the same for the same seed."""
    torch.manual_seed(seed)
    tokenizer = _tokenizer()
    shape = {
        "vocab_size": tokenizer.pieces.get_vocab_size(),
        "max_position_embeddings": 512,
        "type_vocab_size": 2,
        "hidden_size": TINY_WIDTH,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 2 * TINY_WIDTH,
        "layer_norm_eps": 1e-12,
    }
    encoder = Bert(shape)
    for table in encoder.embeddings.parameters():
        if table.dim() > 1:
            torch.nn.init.normal_(table, std=_SPREAD)
    return encoder.eval(), tokenizer


@lru_cache
def _tokenizer() -> BertTokenizer:
    return BertTokenizer(Path(model_place()) / "tokenizer.json")
