"""Cross-encoders of natural language inference in ONNX, from a folder."""

from __future__ import annotations

import json
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.entailment.result import Entailment
from index.store.errors import EntailmentModelError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.entailment.entailment_net import EntailmentPremise

ONNX_MODEL: Final = "model.onnx"
_MAX_TOKENS: Final = 256  # of a premise and a sentence, where the model takes any number
_BATCH: Final = 8
_CONFIRMED_FROM: Final = 0.5  # where the folder names no other
_ENTAILED, _CONTRADICTED = "entailment", "contradiction"


class OnnxEntailment:
    """An `EntailmentModel` over `model.onnx`, `tokenizer.json` and `config.json` of a folder.

    `id2label` of the configuration tells which output is "entailment" and, if any, "contradiction",
    and `confirmed_from`, which may be added, from which chance a sentence is confirmed.
    The quotes are the premise; what stands around them is not read. Loaded when it is first used.
    """

    def __init__(self, folder: Path) -> None:
        """Read which outputs there are; EntailmentModelError when the folder does not tell."""
        self._folder = folder
        self._lock = Lock()
        self._session: Any = None
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            labels = {str(name).casefold(): int(at) for at, name in config["id2label"].items()}
            self._entailed = labels[_ENTAILED]
            self.confirmed_from = float(config.get("confirmed_from", _CONFIRMED_FROM))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            message = (
                f"the entailment model in {folder} cannot be used: its config.json must name the "
                f"output {_ENTAILED!r} in id2label"
            )
            raise EntailmentModelError(message) from error
        self._contradicted = labels.get(_CONTRADICTED)

    def __call__(self, pairs: Sequence[tuple[str, EntailmentPremise]]) -> list[Entailment]:
        """One result a pair, in order; EntailmentModelError for files that cannot be read."""
        with self._lock:
            if self._session is None:
                self._load()
            found: list[Entailment] = []
            for start in range(0, len(pairs), _BATCH):
                found += self._results(pairs[start : start + _BATCH])
            return found

    def _load(self) -> None:
        # Loaded here, not above: most questions need neither.
        import onnxruntime  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        try:
            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            session = onnxruntime.InferenceSession(str(self._folder / ONNX_MODEL))
        except Exception as error:
            reason = " ".join(str(error).split())[:200]
            message = f"the entailment model in {self._folder} cannot be loaded: {reason}"
            raise EntailmentModelError(message) from error
        shape = next(one.shape for one in session.get_inputs() if one.name == "input_ids")
        length = shape[1] if isinstance(shape[1], int) else None
        tokenizer.enable_truncation(length or _MAX_TOKENS, strategy="longest_first")
        tokenizer.enable_padding(length=length)
        self._tokenizer, self._session = tokenizer, session
        self._inputs = {one.name for one in session.get_inputs()}

    def _results(self, pairs: Sequence[tuple[str, EntailmentPremise]]) -> list[Entailment]:
        encoded = self._tokenizer.encode_batch([(premise.quote, claim) for claim, premise in pairs])
        values = {
            "input_ids": [one.ids for one in encoded],
            "attention_mask": [one.attention_mask for one in encoded],
            "token_type_ids": [one.type_ids for one in encoded],
        }
        inputs = {name: np.array(values[name], dtype=np.int64) for name in self._inputs}
        (logits, *_) = self._session.run(None, inputs)
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        return [
            Entailment(
                float(row[self._entailed]),
                0.0 if self._contradicted is None else float(row[self._contradicted]),
            )
            for row in chances
        ]
