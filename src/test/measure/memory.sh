#!/bin/sh
# Measures the most resident memory of a worker beside that of the study's way, a plain Python script on the same PyTorch,
# for the same model and images. Linux: elsewhere a Run does not know it.
# Usage, in the repository's root: src/test/measure/memory.sh PYTHON DATASET MODEL THREADS IMAGES [timed|fast]
set -eu
python=$1 dataset=$2 model=$3 threads=$4 images=$5 mode=${6:-timed}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for round in 1 2 3; do
  "$python" src/test/measure/evaluate.py "$dataset" "$model" "$threads" "$images" > "$work/script.json"
  rm -rf "$work/run"
  target/deltamask/bin/deltamask run --dataset "$dataset" --model "$model" --mode "$mode" --threads "$threads" \
    --limit "$images" --out "$work/run" --quiet > /dev/null
  "$python" -c '
import json, sys

theirs, ours = (json.load(open(file))["peak_rss_bytes"] for file in sys.argv[1:])
print(f"script {theirs / 1e6:.0f} MB, worker {ours / 1e6:.0f} MB, ratio {ours / theirs:.2f}")
' "$work/script.json" "$work/run/run.json"
done
