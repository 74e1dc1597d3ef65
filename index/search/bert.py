"""BERT's encoder (Devlin et al., NAACL 2019) in PyTorch alone, and its tokenizer.

The packaged models are of this kind. To import sentence-transformers and transformers takes longer
than to answer a question, so they are left to models of one's own.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

TEXT_TOKENS: Final = 256  # of a text to embed, both marks included; what is longer is cut


class BertTokenizer:
    """Word pieces by number; `start`, `end` and `padding` are those of BERT's marks.

    Threads may share it, since it neither cuts nor pads.
    """

    def __init__(self, file: Path) -> None:
        """Read a `tokenizer.json`; ValueError when it lacks one of the marks."""
        self.pieces = Tokenizer.from_file(str(file))
        self.pieces.no_padding()
        self.pieces.no_truncation()
        self.start, self.end, self.padding = map(self._mark, ("[CLS]", "[SEP]", "[PAD]"))

    def _mark(self, name: str) -> int:
        found = self.pieces.token_to_id(name)
        if found is None:
            message = f"the tokenizer has no {name}"
            raise ValueError(message)
        return found

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        """The word pieces of each text, without marks."""
        found = self.pieces.encode_batch(list(texts), add_special_tokens=False)
        return [one.ids for one in found]


class Bert(nn.Module):
    """The encoder, with the names of tensors that its published weights have.

    `shape` is a `config.json`. There is no dropout, in training either.
    """

    def __init__(self, shape: Mapping[str, Any]) -> None:
        """Make it with random weights."""
        super().__init__()
        self.width: int = shape["hidden_size"]
        self.heads: int = shape["num_attention_heads"]
        inner, eps = shape["intermediate_size"], shape["layer_norm_eps"]
        tables = {
            "word_embeddings": shape["vocab_size"],
            "position_embeddings": shape["max_position_embeddings"],
            "token_type_embeddings": shape["type_vocab_size"],
        }
        self.embeddings = nn.ModuleDict(
            {name: nn.Embedding(rows, self.width) for name, rows in tables.items()}
            | {"LayerNorm": nn.LayerNorm(self.width, eps=eps)}
        )
        layers = (_layer(self.width, inner, eps) for _ in range(shape["num_hidden_layers"]))
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(layers)})

    @property
    def layers(self) -> nn.ModuleList:
        """The layers, the lowest first."""
        return cast("nn.ModuleList", self.encoder["layer"])

    def forward(self, ids: Tensor, attended: Tensor, second: Tensor) -> Tensor:
        """A row of `width` numbers for each token of each text.

        `ids`, `attended` (1 for a token, 0 for padding) and `second` (1 for the second part) have a
        row a text.
        """
        tables, places = self.embeddings, torch.arange(ids.shape[1], device=ids.device)
        hidden = tables["word_embeddings"](ids) + tables["token_type_embeddings"](second)
        hidden = tables["LayerNorm"](hidden + tables["position_embeddings"](places))
        mask = None if bool(attended.all()) else attended.bool()[:, None, None, :]
        for layer in self.layers:
            hidden = self._through(layer, hidden, mask)
        return cast("Tensor", hidden)

    def _through(self, layer: nn.Module, hidden: Tensor, mask: Tensor | None) -> Tensor:
        part = layer.get_submodule
        query, key, value = (
            part(f"attention.self.{name}")(hidden).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for name in ("query", "key", "value")
        )
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        joined = part("attention.output.dense")(found.transpose(1, 2).flatten(2))
        hidden = part("attention.output.LayerNorm")(joined + hidden)
        inner = functional.gelu(part("intermediate.dense")(hidden))
        return cast("Tensor", part("output.LayerNorm")(part("output.dense")(inner) + hidden))


def _layer(width: int, inner: int, eps: float) -> nn.ModuleDict:
    def output(size: int) -> nn.ModuleDict:
        parts = {"dense": nn.Linear(size, width), "LayerNorm": nn.LayerNorm(width, eps=eps)}
        return nn.ModuleDict(parts)

    own = nn.ModuleDict({name: nn.Linear(width, width) for name in ("query", "key", "value")})
    return nn.ModuleDict(
        {
            "attention": nn.ModuleDict({"self": own, "output": output(width)}),
            "intermediate": nn.ModuleDict({"dense": nn.Linear(width, inner)}),
            "output": output(inner),
        }
    )


def read_bert(folder: Path) -> tuple[Bert, BertTokenizer]:
    """The encoder in float32 and the tokenizer of a folder; OSError or ValueError without them."""
    shape = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    encoder = Bert(shape)
    missing, _ = encoder.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
    if missing:
        message = f"{folder} holds no BERT: it has no {missing[0]}"
        raise ValueError(message)
    return encoder.eval(), BertTokenizer(folder / "tokenizer.json")


def pad_rows(rows: Sequence[Sequence[int]], padding: int) -> tuple[Tensor, Tensor]:
    """The rows as one tensor, filled up with `padding`, and 1 where a token stands, else 0."""
    longest = max(map(len, rows))
    ids = torch.full((len(rows), longest), padding)
    attended = torch.zeros((len(rows), longest), dtype=torch.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        attended[number, : len(row)] = 1
    return ids, attended


def embed(encoder: Bert, tokenizer: BertTokenizer, texts: Sequence[str]) -> Tensor:
    """A row of length 1 for each text, the mean of its tokens, as sentence-transformers gives it.

    The mean is rounded to the encoder's type before it is brought to length 1.
    """
    rows = [
        [tokenizer.start, *ids[: TEXT_TOKENS - 2], tokenizer.end]
        for ids in tokenizer([text.strip() for text in texts])
    ]
    ids, attended = pad_rows(rows, tokenizer.padding)
    with torch.inference_mode():
        hidden = encoder(ids, attended, torch.zeros_like(ids))
        mask = attended.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1, dtype=torch.float32) / attended.sum(1, keepdim=True)
        return functional.normalize(mean.to(hidden.dtype), dim=1).float()
