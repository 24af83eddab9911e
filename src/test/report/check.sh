#!/bin/sh
# Opens the files of a report with the programs that people read them with: Poppler, librsvg and Inkscape, LaTeX, Chromium,
# pandas and jsonschema (requirements.txt). A program that is not there is skipped aloud. Ends with 1 if any check fails.
# Usage, in the repository's root: src/test/report/check.sh REPORT [PYTHON]
#   REPORT: a folder as compare or report leaves it, of a pair or of several candidates
set -eu
report=$1 python=${2:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

say() { printf '%-8s %s\n' "$1" "$2"; }
good() { say ok "$1"; }
bad() { say FAILED "$1"; failed=1; }
there() { command -v "$1" > /dev/null || { say skipped "$2: no $1 here"; return 1; }; }
size() { wc -c < "$1" | tr -d ' '; }

pdf() {
  for file in "$report"/*.pdf; do
    name=$(basename "$file")
    # the last five columns of pdffonts: emb sub uni object ID; all of the first must be "yes"
    fonts=$(pdffonts "$file" | tail -n +3)
    [ -n "$fonts" ] && ! echo "$fonts" | awk '{print $(NF-4)}' | grep -qv yes || { bad "$name: a font is not embedded"; continue; }
    words=$(pdftotext "$file" - | wc -w | tr -d ' ')
    [ "$words" -gt 5 ] || { bad "$name: its text cannot be selected"; continue; }
    good "$name: fonts embedded, $words words can be selected"
  done
}

svg() {
  for file in "$report"/*.svg; do
    name=$(basename "$file")
    # candidates without a score have no figure
    [ -e "$file" ] || continue
    texts=$(grep -o '<text' "$file" | wc -l | tr -d ' ')
    [ "$texts" -gt 3 ] || { bad "$name: no real text"; continue; }
    [ "$(size "$file")" -lt 2000000 ] || { bad "$name: $(size "$file") bytes"; continue; }
    for program in rsvg-convert inkscape; do
      command -v $program > /dev/null || continue
      if [ $program = inkscape ]; then set -- --export-filename="$work/x.png" "$file"; else set -- -o "$work/x.png" "$file"; fi
      $program "$@" > "$work/log" 2>&1 && [ "$(size "$work/x.png")" -gt 2000 ] || { bad "$name: $program $(cat "$work/log")"; continue 2; }
    done
    good "$name: $texts texts, $(size "$file") bytes"
  done
}

latex() {
  printf '%s\n' '\documentclass[a4paper]{article}' '\usepackage[T1]{fontenc}' '\usepackage{booktabs}' '\begin{document}' \
    "\\input{$(cd "$report" && pwd)/table.tex}" '\end{document}' > "$work/paper.tex"
  (cd "$work" && pdflatex -interaction=nonstopmode -halt-on-error paper.tex > latex.log 2>&1) ||
    { bad "table.tex: $(grep -m1 '^!' "$work/latex.log")"; return; }
  ! grep -q 'Overfull' "$work/latex.log" || { bad "table.tex: wider than the text, $(grep -m1 Overfull "$work/latex.log")"; return; }
  good "table.tex: compiles, and is no wider than the text"
}

page() {
  for theme in light dark; do
    [ $theme = dark ] && scheme=0 || scheme=1
    chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/chromium" --enable-logging=stderr \
      --blink-settings=preferredColorScheme=$scheme --window-size=1280,1600 --screenshot="$work/$theme.png" \
      "file://$(cd "$report" && pwd)/report.html" > "$work/log" 2>&1 || { bad "report.html: chromium ends with an error"; return; }
    ! grep -q CONSOLE "$work/log" || { bad "report.html, $theme: $(grep -m1 CONSOLE "$work/log")"; return; }
    [ -s "$work/$theme.png" ] || { bad "report.html, $theme: nothing is drawn"; return; }
  done
  ! cmp -s "$work/light.png" "$work/dark.png" || { bad "report.html: both themes look the same"; return; }
  good "report.html: drawn in both themes, nothing on the console"
}

numbers() {
  "$python" - "$report" docs << 'PYTHON' || failed=1
import csv, json, pathlib, sys

import jsonschema, pandas
from referencing import Registry, Resource

report, docs = map(pathlib.Path, sys.argv[1:])
summary = json.loads((docs / "summary.schema.json").read_text())
registry = Registry().with_resource(summary["$id"], Resource.from_contents(summary))


def table(file):
    frame = pandas.read_csv(file, float_precision="round_trip")
    with open(file, encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    if len(rows) != len(frame):
        raise ValueError(f"{len(rows)} lines, of which pandas reads {len(frame)}")
    compared = 0
    for column in frame.select_dtypes("number"):
        for read, row in zip(frame[column], rows):
            if not (pandas.isna(read) if row[column] == "" else read == float(row[column])):
                raise ValueError(f"{column} is {row[column]}, and pandas reads {read!r}")
            compared += 1
    return f"{compared} numbers read by pandas, each as it is written"


def document(file):
    schema = json.loads((docs / (file.stem + ".schema.json")).read_text())
    jsonschema.Draft202012Validator(schema, registry=registry).validate(json.loads(file.read_text()))
    return "as its schema says"


failed = False
for name, check in {
    "comparison.csv": table, "candidates.csv": table, "summary.json": document, "candidates.json": document
}.items():
    if (report / name).exists():
        try:
            print(f"{'ok':8} {name}: {check(report / name)}")
        except (ValueError, jsonschema.ValidationError) as error:
            failed = True
            print(f"FAILED   {name}: {getattr(error, 'message', error)}")
sys.exit(failed)
PYTHON
}

! there pdffonts PDF || pdf
svg
! there pdflatex table.tex || latex
! there chromium report.html || page
if "$python" -c 'import pandas, jsonschema' 2> /dev/null; then numbers; else say skipped "CSV and JSON: $python has no pandas and jsonschema"; fi
exit $failed
