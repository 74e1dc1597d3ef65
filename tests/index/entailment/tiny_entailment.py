"""An entailment model that is small and knows nothing, so that it is quick."""

from __future__ import annotations

import torch

from index.entailment.entailment_net import CLASSES, EntailmentNet
from tests.index.tiny_bert import TINY_WIDTH, tiny_bert


def tiny_entailment(seed: int = 7) -> EntailmentNet:
    """Two narrow layers in float32 with random weights, the same for the same seed."""
    encoder, tokenizer = tiny_bert(seed)
    weights = torch.randn(2 * TINY_WIDTH, CLASSES)
    return EntailmentNet(encoder, tokenizer, weights, torch.zeros(CLASSES))
