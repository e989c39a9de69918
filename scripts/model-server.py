"""A real model behind llama.cpp's own server, for `scripts/model-server.mjs`.

usage: model-server.py PACKAGES MODEL.gguf NAME PORT

Prints its address in one line, and ends when its standard input does.
"""

import sys

packages, weights, name, port = sys.argv[1:5]
sys.path.insert(0, packages)

import xllamacpp  # noqa: E402 (it is in the folder that was named)

params = xllamacpp.CommonParams()
params.model.path = weights
params.model_alias = {name}
params.hostnames = ["127.0.0.1"]
params.port = int(port)
params.n_ctx = 4096
params.n_parallel = 1
# A thread that polls while it waits slows down everything else on a busy machine.
params.cpuparams.n_threads = 1
params.cpuparams_batch.n_threads = 2
params.cpuparams.poll = 0
params.cpuparams_batch.poll = 0

server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
