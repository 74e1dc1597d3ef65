"""The packaged encoder that the reader and the entailment model train further, and its files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from index.search.embed import DEFAULT_MODEL, has_fast_bfloat16, model_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import torch as torch_types
    from torch import Tensor
    from torch.nn import Module


def packaged_encoder(
    model: str = DEFAULT_MODEL, *, attention: str | None = None
) -> tuple[Any, Any]:
    """The encoder in float32 and its tokenizer: the packaged one unless a folder is named.

    `attention` names transformers' way to compute it, None for its default.
    """
    # Loaded here, not above: torch takes seconds, and --help must not wait for it.
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a folder needs no download
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    place = model_place(model)
    encoder = AutoModel.from_pretrained(place, dtype=torch.float32, attn_implementation=attention)
    return encoder, AutoTokenizer.from_pretrained(place)


def read_weights(
    encoder: Module,
    file: Path,
    heads: Mapping[str, Tensor],
    *,
    is_needed: Callable[[str], bool],
    fault: Callable[[str], Exception],
) -> list[Tensor]:
    """The heads of the file, in float32, whose other tensors become the encoder's.

    `heads` have the shapes that are meant. The encoder is then in the type that is quickest here.
    What `fault` makes of a message is raised when the file cannot be read, or is another model's:
    it has other tensors, or lacks some for which `is_needed`.
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
    others = [*unexpected, *filter(is_needed, missing)]
    shapes = zip(heads.items(), found, strict=True)
    others += [name for (name, head), value in shapes if head.shape != value.shape]
    if others:
        message = f"{file} is another model's: {others[0]}"
        raise fault(message)
    encoder.eval().to(torch.bfloat16 if has_fast_bfloat16() else torch.float32)
    return [value.float() for value in found]


def write_weights(
    encoder: Module,
    file: Path,
    heads: Mapping[str, Tensor],
    *,
    is_kept: Callable[[str], bool],
    kept_as: torch_types.dtype,
) -> None:
    """Write the encoder's tensors for which `is_kept`, in that type, and the heads in float32."""
    from safetensors.torch import save_file  # noqa: PLC0415

    tensors = {
        name: value.detach().to("cpu", kept_as).contiguous()
        for name, value in encoder.state_dict().items()
        if value.is_floating_point() and is_kept(name)
    }
    tensors |= {name: head.detach().float().cpu() for name, head in heads.items()}
    save_file(tensors, str(file))
