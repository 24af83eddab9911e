#!/bin/sh
# Measures what is claimed of timed runs, on the built distribution, with nothing else running on the machine:
#   A/A     the same file twice, ten times: speed ratio, its 95 % interval, whether the interval holds 1
#   alone   forward median of each variant run alone, and in turn with the other: their ratio
#   whole   wall time of a comparison of the 48 bundled images
# Usage: src/test/measure/timing.sh [DISTRIBUTION]      (needs python3 for the sums)
set -eu
home=${1:-target/deltamask}
deltamask=$home/bin/deltamask
samples=$home/sample-images
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

compare() { "$deltamask" compare --dataset "$samples" --a "$1" --b "$2" --out "$3" --quiet; }

echo "A/A: ratio, interval, contains 1"
for i in 1 2 3 4 5 6 7 8 9 10; do
  compare scripted scripted "$work/aa$i"
  python3 - "$work/aa$i/summary.json" <<'PY'
import json, sys
s = json.load(open(sys.argv[1]))["speed_ratio"]
low, high = s["ci95"]
print(f"{s['median']:.4f}  {low:.4f} to {high:.4f}  {'yes' if low <= 1 <= high else 'no'}")
PY
done

echo "forward median in ms: alone, in turn, ratio"
for i in 1 2 3; do
  start=$(date +%s%N)
  compare scripted quantized_scripted "$work/turn$i"
  end=$(date +%s%N)
  for model in scripted quantized_scripted; do
    "$deltamask" run --dataset "$samples" --model $model --out "$work/$model$i" --quiet
  done
  python3 - "$work" "$i" $(((end - start) / 1000000)) <<'PY'
import csv, statistics, sys
work, i, wall = sys.argv[1:]
median = lambda f: statistics.median(float(r["forward_ms"]) for r in csv.DictReader(open(f + "/images.csv")))
for model, side in (("scripted", "a"), ("quantized_scripted", "b")):
    alone, turn = median(f"{work}/{model}{i}"), median(f"{work}/turn{i}/{side}")
    print(f"{model:20} {alone:7.2f} {turn:7.2f} {turn / alone:6.3f}")
print(f"whole comparison: {int(wall) / 1000:.1f} s")
PY
done
