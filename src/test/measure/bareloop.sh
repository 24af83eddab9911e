#!/bin/sh
# Measures whether a timed run's forward is the network's alone: the worker's forwards beside bare ones, in one process, in turn.
# Usage, in the repository's root after ./mvnw package: src/test/measure/bareloop.sh MODEL IMAGES THREADS [ROUNDS]
set -eu
model=$1 images=$2 threads=$3 rounds=${4:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# As WorkerProcess sets them.
export OMP_WAIT_POLICY=PASSIVE MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_MMAP_THRESHOLD_=1000000000 MALLOC_ARENA_MAX=1
round=0
while [ $round -lt "$rounds" ]; do
  round=$((round + 1))
  java -XX:+UseSerialGC -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "target/test-classes:target/deltamask/lib/*" \
    deltamask.inference.BareLoop "$model" "$images" "$threads" "$work"
done
