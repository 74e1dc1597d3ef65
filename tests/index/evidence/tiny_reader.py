"""A reader that is small and knows nothing, so that it is quick and reads each text alike."""

from __future__ import annotations

import torch

from index.evidence.reader_net import ReaderNet
from tests.index.tiny_bert import TINY_WIDTH, tiny_bert


def tiny_net(seed: int = 7) -> ReaderNet:
    """Two narrow layers in float32 with random weights, the same for the same seed."""
    encoder, tokenizer = tiny_bert(seed)
    return ReaderNet(encoder, tokenizer, torch.randn(3 * TINY_WIDTH), torch.zeros(2))
