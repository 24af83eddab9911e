#!/bin/sh
# Measures how long counting two masks of a megapixel takes, and their boundary measures: by JMH, with all of Java's
# compilers and with the first alone (as the launcher starts the program), and by NumPy and SciPy in the same minutes.
# Usage, in the repository's root: src/test/measure/masks.sh [PYTHON]
#   (./mvnw test-compile first; PYTHON has what src/test/python/requirements-metrics.txt lists)
set -eu
python=${1:-python3}
classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
./mvnw -o -q dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$classpath"

jmh() {
  java "$@" -cp "target/test-classes:target/classes:$(cat "$classpath")" org.openjdk.jmh.Main MaskBenchmark -v SILENT -rf csv -rff /dev/stdout |
    "$python" -c '
import csv, sys
for row in csv.DictReader(sys.stdin):
    name = row["Benchmark"].rpartition(".MaskBenchmark.")[2]
    kind, _, part = name.partition(":")
    if part.endswith(("p0.00", "p0.50", "p0.90")):
        print("%-40s %s %10.1f us" % (kind, part[-5:], float(row["Score"])))'
}

echo "Java, all compilers"
jmh
echo "Java, the first compiler alone"
jmh -XX:+UseSerialGC -XX:TieredStopAtLevel=1
echo "NumPy and SciPy, one thread"
OMP_NUM_THREADS=1 "$python" src/test/measure/masks.py
