#!/bin/sh
# Measures the whole evaluation of a folder (read, segment, score; DeltaMask writes its label maps too) beside the study's
# way, a plain Python script on the same PyTorch: in turn, several rounds, with nothing else running on the machine.
# Of each: the whole process, and that less the same with one image, which takes the start and the model's loading away.
# Usage, in the repository's root: src/test/measure/evaluation.sh PYTHON DATASET MODEL THREADS IMAGES [ROUNDS]
set -eu
python=$1 dataset=$2 model=$3 threads=$4 images=$5 rounds=${6:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

now() { date +%s%N; }
script() { "$python" src/test/measure/evaluate.py "$dataset" "$model" "$threads" "$1" > "$work/script.json"; }
deltamask() {
  rm -rf "$work/run"
  target/deltamask/bin/deltamask run --dataset "$dataset" --model "$model" --mode fast --threads "$threads" --limit "$1" \
    --out "$work/run" --quiet > /dev/null
}

round=0
while [ $round -lt "$rounds" ]; do
  round=$((round + 1))
  for limit in 1 "$images"; do
    for peer in script deltamask; do
      start=$(now)
      $peer "$limit"
      echo "$peer $limit $((($(now) - start) / 1000000)) $(cat "$work/script.json")"
    done
  done
done | "$python" -c '
import json, statistics, sys

walls, forwards, means = {}, [], set()
for line in sys.stdin:
    peer, limit, milliseconds, found = line.split(" ", 3)
    walls.setdefault((peer, int(limit) > 1), []).append(int(milliseconds))
    if peer == "script" and int(limit) > 1:
        forwards.append(1000 * json.loads(found)["forward_s"])
        means.add(json.loads(found)["mean_iou"])
print("script: mean IoU", *means, " forwards", round(statistics.median(forwards)), "ms")
for what, less in ("whole process", False), ("without the start", True):
    of = {
        peer: [many - (one if less else 0) for many, one in zip(walls[peer, True], walls[peer, False])]
        for peer in ("script", "deltamask")
    }
    ratios = sorted(ours / theirs for ours, theirs in zip(of["deltamask"], of["script"]))
    print(what + ": script", of["script"], "ms, deltamask", of["deltamask"], "ms, ratio",
          f"{ratios[0]:.2f} to {ratios[-1]:.2f}, median {statistics.median(ratios):.2f}")
'
