"""The packaged encoder that the reader and the entailment model train further, and its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.search.embed import DEFAULT_MODEL, has_fast_bfloat16, model_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import torch as torch_types
    from torch import Tensor

    from index.search.bert import Bert, BertTokenizer


def packaged_encoder(model: str = DEFAULT_MODEL) -> tuple[Bert, BertTokenizer]:
    """The packaged encoder in float32, or that of a BERT's folder, and its tokenizer."""
    # Loaded here, not above: torch takes seconds, and --help must not wait for it.
    from index.search.bert import read_bert  # noqa: PLC0415

    return read_bert(Path(model_place(model)))


def read_weights(
    encoder: Bert,
    file: Path,
    heads: Mapping[str, Tensor],
    *,
    prefix: str = "",
    fault: Callable[[str], Exception],
) -> list[Tensor]:
    """The heads of the file, in float32, whose other tensors become the encoder's.

    `heads` have the shapes that are meant. The encoder is then in the type that is quickest here.
    What `fault` makes of a message is raised when the file cannot be read, or is another model's:
    it has other tensors, or lacks some whose names begin with `prefix`.
    """
    import torch  # noqa: PLC0415
    from safetensors import SafetensorError  # noqa: PLC0415
    from safetensors.torch import load_file  # noqa: PLC0415

    try:
        layers = load_file(file)
        found = [layers.pop(name) for name in heads]
        missing, unexpected = encoder.load_state_dict(layers, strict=False)
    except (OSError, KeyError, RuntimeError, SafetensorError) as error:
        reason = " ".join(str(error).split())[:200]
        message = f"{file} cannot be loaded: {reason}"
        raise fault(message) from error
    others = [*unexpected, *(name for name in missing if name.startswith(prefix))]
    shapes = zip(heads.items(), found, strict=True)
    others += [name for (name, head), value in shapes if head.shape != value.shape]
    if others:
        message = f"{file} is another model's: {others[0]}"
        raise fault(message)
    encoder.eval().to(torch.bfloat16 if has_fast_bfloat16() else torch.float32)
    return [value.float() for value in found]


def write_weights(
    encoder: Bert,
    file: Path,
    heads: Mapping[str, Tensor],
    *,
    prefix: str = "",
    kept_as: torch_types.dtype,
) -> None:
    """Write the encoder's tensors with the prefix, in that type, and the heads in float32."""
    from safetensors.torch import save_file  # noqa: PLC0415

    tensors = {
        name: value.detach().to("cpu", kept_as).contiguous()
        for name, value in encoder.state_dict().items()
        if value.is_floating_point() and name.startswith(prefix)
    }
    tensors |= {name: head.detach().float().cpu() for name, head in heads.items()}
    save_file(tensors, str(file))
