"""Fills study.template.md with a study's figures. Sentences that depend on a result are chosen by it here."""

import os
from statistics import fmean
from string import Template

TOP = 6
STUDY = {
    "eager": "0.9479431220764858 / 0.9722676375047619",
    "scripted": "0.9479431220764858 / 0.9722676375047619",
    "quantized": "0.9479431220764858 / 0.9722676375047619",
    "quantized_scripted": "0.9479431220764858 / 0.9722676375047619",
    "scripted_optimized": "0.9479430788844698 / 0.9722676120317809",
    "quantized_scripted_optimized": "0.9479430788844698 / 0.9722676120317809",
}
STUDY_ON_PHONE = {
    "quantized_scripted": "0.9360477994484384 / 0.9655800831027452",
    "scripted": "0.9346661879719783 / 0.9643451447595628",
    "quantized_scripted_optimized": "0.9525977620132241 / 0.974832603956036",
    "scripted_optimized": "0.9489895752411988 / 0.9711772825981562",
}
ENVIRONMENTS = {
    "DeltaMask": "PC, DeltaMask",
    "Python": "PC, Python, eager",
    "lite": "PC, lite interpreter, QNNPACK",
    "ARM": "ARM emulated, lite interpreter, QNNPACK",
}


def write(results, template, out):
    with open(template, encoding="utf-8") as file:
        text = Template(file.read()).substitute(values(results))
    part = out + ".part"
    with open(part, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(part, out)


def values(results):
    first, second = results["families"]
    return {
        "first": first["title"],
        "second": second["title"],
        "images": results["images"],
        "note": results["note"],
        "machine": f"{results['machine']['cores']} cores of an {results['machine']['processor']}, {engine(first)}",
        "first_pc": pc_table(first),
        "second_pc": pc_table(second),
        "first_lite": lite_table(first),
        "second_lite": lite_table(second),
        "missing": missing(results),
        "concentration": concentration_table(results),
        "worst": worst_table(results),
        "optimized": optimized_table(results),
        "inspected": inspected_table(results),
        "dynamic": dynamic_words(results),
        "timed_images": results["times"][0]["summary"]["images"],
        "times": times_table(results),
        "claims": claims(results),
        "learned": learned(results),
    }


def engine(family):
    return family["rows"][0]["summary"]["engine"]


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def pc_table(family):
    rows = [row for row in family["rows"] if row["environment"] in ("DeltaMask", "Python")]
    order = ["eager", "scripted", "scripted_optimized", "quantized", "dynamic_scripted"]
    rows.sort(key=lambda row: order.index(row["variant"]) if row["variant"] in order else len(order))
    head = ["environment", "variant", "scored", "mean IoU", "mean Dice", "masks unlike `scripted`", "the study: IoU / Dice"]
    return table(head, [score_cells(row) + [changed(row), STUDY.get(in_study(row["variant"]), "")] for row in rows])


def lite_table(family):
    rows = [row for row in family["rows"] if row["environment"] in ("lite", "ARM")]
    if not rows:
        return "Not run: it needs a Python with PyTorch (`--python`)."
    head = ["environment", "variant", "scored", "mean IoU", "mean Dice", "masks unlike the same file's in DeltaMask",
            "the study's phone: IoU / Dice"]  # fmt: skip
    cells = []
    for row in rows:
        agreement = row["same_file"]["summary"]["mean_agreement"]
        unlike = f"{changed(row['same_file'])}, mean agreement {agreement:.9f}"
        cells.append(score_cells(row) + [unlike, STUDY_ON_PHONE.get(in_study(row["variant"]), "")])
    return "\n\n".join([table(head, cells), *strangers(rows)])


def strangers(rows):
    """A warning of files that make something else altogether elsewhere than in DeltaMask: that is no cost of quantization."""
    found = [row for row in rows if row["same_file"]["summary"]["mean_agreement"] < 0.5]
    if not found:
        return []
    names = ", ".join(f"`{row['variant']}` ({ENVIRONMENTS[row['environment']]})" for row in found)
    return [f"{names}: these masks have next to nothing to do with those that the same file gives in DeltaMask. So the"
            " score is not what int8 costs: some operator is computed otherwise by these kernels."
            " Which one was not found out."]  # fmt: skip


def in_study(variant):
    """The study's name of a variant. Its quantized file stands beside the dynamic one and beside the static ones."""
    return variant.replace("dynamic_scripted", "quantized_scripted").replace("quantized_qnnpack", "quantized")


def score_cells(row):
    b = row["summary"]["b"]
    return [ENVIRONMENTS[row["environment"]], f"`{row['variant']}`", row["summary"]["scored"], b["mean_iou"], b["mean_dice"]]


def changed(row):
    return f"{row['masks_differ']} of {row['summary']['images']}"


def pairs(results):
    """Each family's rows that DeltaMask ran, but the reference itself."""
    for family in results["families"]:
        for row in family["rows"]:
            if row["environment"] == "DeltaMask" and row["variant"] != "scripted":
                yield family, row


def concentration_table(results):
    head = ["model", "`scripted` against", "delta of mean IoU", "images with another IoU", "make half of the change",
            "make 90 %", f"the largest {TOP} carry"]  # fmt: skip
    rows = []
    for family, row in pairs(results):
        delta = row["summary"]["delta"]
        rows.append([family["title"], f"`{row['variant']}`", delta["mean_iou"], delta["differing"], delta["half_of_change"],
                     delta["ninety_of_change"], percent(share(row))])  # fmt: skip
    return table(head, rows)


def share(row):
    """How much of the sum of |delta| the TOP largest make, 0 to 1; None where nothing changed."""
    sizes = [abs(delta) for _, delta in row["deltas"]]
    return sum(sizes[:TOP]) / sum(sizes) if sum(sizes) else None


def percent(value):
    return "" if value is None else f"{100 * value:.1f} %"


def worst_table(results):
    rows = []
    for family, row in pairs(results):
        worst = [f"{image} {delta:+.3g}" for image, delta in row["deltas"][:TOP] if delta]
        rows.append([family["title"], f"`{row['variant']}`", ", ".join(worst) or "none"])
    return table(["model", "`scripted` against", f"image and delta IoU, the largest {TOP}"], rows)


def optimized_table(results):
    rows = []
    for family in results["families"]:
        for variant, compared in family["optimized"].items():
            delta = compared["summary"]["delta"]
            rows.append([family["title"], f"`{variant}`", changed(compared), delta["mean_iou"]])
    return table(["model", "variant against itself optimised", "masks that differ", "delta of mean IoU"], rows)


def inspected_table(results):
    rows = []
    for file in results["inspected"]:
        rows.append([file["family"], f"`{file['variant']}`", *file_cells(file)])
    if results["study_model"]:
        for variant, file in (("scripted", "scripted"), ("quantized_scripted, dynamic", "quantized")):
            rows.append(["DeepLabv3-ResNet50, random weights", f"`{variant}`", *file_cells(results["study_model"][file])])
    return table(["model", "file", "bytes", "int8 convolutions", "weights", "`inspect` says"], rows)


def file_cells(file):
    convolutions = file["convolutions"]
    total = convolutions["float"] + convolutions["quantized"] + convolutions["prepacked"]
    weights = ", ".join(f"{kind} {size:,}" for kind, size in file["weight_bytes"].items())
    return [f"{file['file_bytes']:,}", f"{convolutions['quantized']} of {total}", weights, " ".join(file["findings"])]


def dynamic_words(results):
    words = []
    for family, row in pairs(results):
        if row["variant"] == "dynamic_scripted":
            words.append(same_or_not(family["title"], row))
    if results["study_model"]:
        words.append(same_or_not("DeepLabv3-ResNet50 with random weights", results["study_model"]["compared"]))
    return " ".join(words)


def same_or_not(title, row):
    """A sentence on whether a dynamically quantized file gives what the float file gives."""
    summary = row["summary"]
    if row["masks_differ"] == 0 and summary["mean_agreement"] == 1:
        return f"{title}: the dynamically quantized file gives the float file's masks on all {summary['images']} images."
    return f"{title}: the dynamically quantized file gives other masks than the float file on {changed(row)} images."


def times_table(results):
    head = ["model", "A `scripted`, B", "threads", "waiting threads", "median forward A, B (ms)", "A / B", "95 % interval",
            "steady"]  # fmt: skip
    rows = []
    for row in results["times"]:
        summary, ratio = row["summary"], row["summary"]["speed_ratio"]
        medians = f"{summary['a']['median_forward_ms']:.1f}, {summary['b']['median_forward_ms']:.1f}"
        policy = "sleep" if row["policy"] == "passive" else "spin"
        interval = " to ".join(f"{end:.3f}" for end in ratio["ci95"])
        cells = [row["family"], f"`{row['variant']}`", row["threads"], policy, medians, f"{ratio['median']:.3f}", interval]
        rows.append(cells + ["yes" if is_steady(row) else "no"])
    return table(head, rows)


def is_steady(row):
    """Whether DeltaMask warns neither of unsteady times nor of a busy machine."""
    return not any("unsteady" in warning or "was busy" in warning for warning in row["summary"]["time_warnings"])


def missing(results):
    lines = []
    if not any(row["environment"] == "Python" for row in results["families"][0]["rows"]):
        lines.append("The eager start model and the eager quantized one were not run: they need `--python` and `--eager`.")
    lines.append(f"{results['families'][1]['title']} comes as exported files alone, so its eager rows are not there.")
    if not results["arm"]:
        lines.append("ARM's arithmetic was not run: it needs `--arm-python`.")
    return " ".join(lines)


def claims(results):
    """The study's three claims, each with what was found here."""
    sizes = {"float": [0.0], "int8": [0.0]}
    for family in results["families"]:
        for row in family["rows"]:
            if row["environment"] in ("DeltaMask", "Python"):
                sizes["int8" if is_int8(row["variant"]) else "float"].append(abs(row["summary"]["delta"]["mean_iou"]))
    quality, same = [], []
    for family in results["families"]:
        for environment in ("ARM", "lite"):
            phone = {row["variant"].replace("_qnnpack", ""): row for row in family["rows"] if row["environment"] == environment}
            if phone:
                where = f"{family['title']}, {ENVIRONMENTS[environment]}: "
                quality.append(where + moves(phone))
                same.append(where + f"they differ on {changed(phone['scripted_optimized']['same_file'])} images")
    lines = []
    lines.append("*On the PC all six are identical.* Here the means of float files lie"
                 f" within {max(sizes['float']):.1e} of `scripted`, those of int8 files up to"
                 f" {max(sizes['int8']):.4f} from it.")  # fmt: skip
    if quality:
        lines.append("*On the phone optimisation and quantization raise the quality.* Here mean IoU, against `scripted`"
                     f" in the same place, moves by: {'; '.join(quality)}.")  # fmt: skip
        lines.append(f"*Masks of the optimised file are the same on PC and phone.* Here, of the float one: {'; '.join(same)}.")
    return "\n".join("- " + line for line in lines)


def moves(phone):
    means = {variant: row["summary"]["b"]["mean_iou"] for variant, row in phone.items()}
    base = means.pop("scripted")
    return ", ".join(f"`{variant}` {mean - base:+.2g}" for variant, mean in means.items())


def is_int8(variant):
    """Whether a variant's convolutions are int8: of the static ones, which is all but what quantize_dynamic leaves."""
    return variant.startswith("quantized")


def learned(results):
    """What follows from the figures, each sentence only where they say so."""
    lines = []
    for family in results["families"]:
        lines += learned_of(family)
    for row in results["times"]:
        if row["variant"] == "scripted_optimized" and row["policy"] == "active":
            slept = next(other for other in results["times"] if other["family"] == row["family"] and other["threads"] == 2
                         and other["variant"] == row["variant"] and other["policy"] == "passive")  # fmt: skip
            spun, still = (1 / each["summary"]["speed_ratio"]["median"] for each in (row, slept))
            lines.append(f"{row['family']}: with two threads the optimised file takes {spun:.2f} times the time of"
                         f" `scripted` where waiting threads spin, and {still:.2f} times where they sleep."
                         f"{'' if is_steady(row) and is_steady(slept) else ' (The times were unsteady.)'}")  # fmt: skip
    return "\n".join("- " + line for line in lines)


def learned_of(family):
    here = {row["variant"]: row for row in family["rows"] if row["environment"] == "DeltaMask"}
    title, lines = family["title"], []
    optimized = here.get("scripted_optimized")
    if optimized:
        count, delta = optimized["masks_differ"], optimized["summary"]["delta"]["mean_iou"]
        lines.append(f"{title}: `optimize_for_mobile` of the float file changes {count} of"
                     f" {optimized['summary']['images']} masks and the mean IoU by {delta:.2g}.")  # fmt: skip
    for variant, row in here.items():
        if is_int8(variant) and not variant.endswith("_optimized"):
            delta = row["summary"]["delta"]
            lines.append(f"{title}: real int8 (`{variant}`) changes {row['masks_differ']} masks and the mean IoU by"
                         f" {delta['mean_iou']:+.4f}; it is better on {delta['wins']} images and worse on"
                         f" {delta['losses']}.")  # fmt: skip
    for environment in ("ARM", "lite"):
        rows = [row for row in family["rows"] if row["environment"] == environment]
        if rows:
            for kind, chosen in (("float", False), ("int8", True)):
                group = [row["same_file"] for row in rows if is_int8(row["variant"]) == chosen]
                agreement = fmean(each["summary"]["mean_agreement"] for each in group)
                masks = sum(each["masks_differ"] for each in group)
                total = sum(each["summary"]["images"] for each in group)
                lines.append(f"{title}, {ENVIRONMENTS[environment]}: the {kind} files give other masks than in DeltaMask"
                             f" on {masks} of {total} images, with a mean agreement of {agreement:.9f}.")  # fmt: skip
    return lines
