"""What can go wrong while text is turned into vectors.

EmbeddingError
├── WeightsMissingError        the package that carries the local model is not installed
├── WeightsChangedError        its file is not the one this release was measured with
├── EmbeddingUnavailableError   the embedding service did not answer, even after retries
└── EmbeddingRefusedError       the embedding service answered, with a refusal or with unusable vectors
"""


class EmbeddingError(Exception):
    """Base of every failure to embed a text."""


class WeightsMissingError(EmbeddingError):
    """The local model's data file is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(f"The local search model is missing: install {package} again (make setup).")


class WeightsChangedError(EmbeddingError):
    """The local model's data file has another hash than the pinned one, so it is not loaded."""

    def __init__(self, package: str, version: str) -> None:
        super().__init__(f"The local search model is not the pinned file: install {package}=={version} again.")


class EmbeddingUnavailableError(EmbeddingError):
    """The embedding service could not be reached or was too busy; trying again later may help."""

    def __init__(self, service: str, reason: str) -> None:
        super().__init__(f"The embedding service {service} did not answer ({reason}); try again in a minute.")


class EmbeddingRefusedError(EmbeddingError):
    """The embedding service will not serve this request however often it is repeated."""

    def __init__(self, service: str, reason: str) -> None:
        super().__init__(f"The embedding service {service} refused: {reason}; check its key and model.")
