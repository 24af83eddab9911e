#!/bin/sh
# Makes everything under src/test/resources/fixtures anew. Run it in the repository's root.
set -eu
fixtures=src/test/resources/fixtures
expected() { python src/test/python/expected.py "$@"; }

expected fixtures --samples sample-images --out $fixtures
expected resize --images $fixtures/resize $fixtures/png/images --out $fixtures/expected_resize.csv
python src/test/python/pictures.py pictures --out $fixtures/pictures
python src/test/python/pictures.py inputs --out $fixtures/expected_inputs.csv
python src/test/python/pictures.py interpolate --out $fixtures/expected_interpolate.csv
expected metrics --out $fixtures/expected_metrics.csv
# int8 comes in two roundings. PyTorch takes oneDNN where a Linux machine has AVX512-VNNI, FBGEMM elsewhere; a test may
# accept either. Run this on a machine with AVX512-VNNI, or the first of the two is the second over again.
score() {
  expected score --dataset $fixtures/png --model models/$1.pt --engine $3 --out $fixtures/expected_$2.csv --labels $fixtures/labels/$2
  expected score --dataset sample-images --model models/$1.pt --engine $3 --out $fixtures/expected_48_$2.csv
}
score scripted scripted x86
score quantized_scripted quantized_scripted x86
score quantized_scripted quantized_scripted_fbgemm fbgemm
