#!/bin/sh
# Measures how long two Runs of 0.25 megapixel take to be scored again from their folders, beside decoding their PNGs and
# the truths' alone with as many threads as there are cores: with all of Java's compilers and as the launcher starts it.
# Usage, in the repository's root: src/test/measure/rescore.sh [IMAGES]      (./mvnw test-compile first)
set -eu
images=${1:-10000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./mvnw -o -q dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$work/classpath"

measure() {
  mkdir "$work/files"
  java "$@" -cp "target/test-classes:target/classes:$(cat "$work/classpath")" deltamask.benchmarks.ScoreAgain "$work/files" "$images"
  rm -rf "$work/files"
}

echo "Java, all compilers"
measure
echo "Java, as the launcher starts it"
measure -XX:+UseSerialGC -XX:TieredStopAtLevel=1
