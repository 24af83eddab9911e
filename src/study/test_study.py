"""python3 -m unittest discover -s src/study"""

import contextlib
import io
import json
import os
import stat
import tempfile
import unittest

import page
import study

EXIT_USAGE, EXIT_FAILED = 2, 3


class StudyTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = scratch.name
        for name in ("images", "truths", "models", "dist/bin", "dist/models"):
            os.makedirs(self.path(name))
        self.write("images/1.jpg", "")
        for variant in study.NEEDED:
            for model in (f"models/net_{variant}.pt", f"dist/models/{variant}.pt"):
                self.write(model, "")
                self.write(model + ".json", json.dumps({"name": "Net scripted"}))
        self.command("echo 'The file is bad: give another one.' >&2; exit 3")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def command(self, script):
        self.write("dist/bin/deltamask", "#!/bin/sh\n" + script + "\n")
        os.chmod(self.path("dist/bin/deltamask"), stat.S_IRWXU)

    def run_study(self, **other):
        options = {name: self.path(name) for name in ("images", "truths", "models", "work")}
        options |= {"deltamask": self.path("dist/bin/deltamask"), "out": self.path("study.md")} | other
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            code = study.main([part for name, value in options.items() for part in (f"--{name}", value)])
        return code, said.getvalue().splitlines()

    def test_a_missing_folder_is_told_in_one_sentence(self):
        for option in ("images", "truths", "models", "eager"):
            code, said = self.run_study(**{option: self.path("nowhere")})
            self.assertEqual(EXIT_USAGE, code)
            self.assertEqual([f"The folder {self.path('nowhere')} of --{option} does not exist: check the path."], said)

    def test_folders_that_hold_nothing_to_run_are_refused(self):
        code, said = self.run_study(images=self.path("truths"))
        self.assertEqual((EXIT_USAGE, 1), (code, len(said)))
        self.assertIn("holds no pictures", said[0])
        code, said = self.run_study(models=self.path("truths"))
        self.assertEqual((EXIT_USAGE, 1), (code, len(said)))
        self.assertIn("holds no NAME_scripted.pt", said[0])

    def test_a_missing_variant_is_told(self):
        os.remove(self.path("models/net_scripted_optimized.pt"))
        code, said = self.run_study()
        self.assertEqual((EXIT_USAGE, 1), (code, len(said)))
        self.assertIn("net_scripted_optimized.pt or its card is missing", said[0])

    def test_a_folder_of_two_models_is_refused(self):
        self.write("models/other_scripted.pt", "")
        code, said = self.run_study()
        self.assertEqual(EXIT_USAGE, code)
        self.assertIn("several models (net_, other_)", said[0])

    def test_variants_of_one_model_are_one_model(self):
        for name in ("dynamic", "quantized", "quantized_qnnpack"):
            self.write(f"models/net_{name}_scripted.pt", "")
        self.assertEqual("net_", study.find_prefix(self.path("models")))

    def test_work_of_other_images_is_not_mixed_with_these(self):
        self.run_study()
        os.makedirs(self.path("others"))
        self.write("others/1.jpg", "")
        code, said = self.run_study(images=self.path("others"))
        self.assertEqual(EXIT_USAGE, code)
        self.assertIn("belongs to other images", said[0])

    def test_a_command_that_fails_ends_the_study_with_its_last_words_and_no_page(self):
        code, said = self.run_study()
        self.assertEqual(EXIT_FAILED, code)
        self.assertIn("ended with 3: The file is bad: give another one.", said[-1])
        self.assertFalse(os.path.exists(self.path("study.md")))

    def test_a_run_is_taken_again_only_if_it_is_whole_and_of_this_file_and_these_images(self):
        self.run_study()
        given = {"images": self.path("images"), "truths": self.path("truths"), "models": self.path("models")}
        made = study.Study(study.parse([part for name, value in {**given, "work": self.path("work"), "deltamask": self.path(
            "dist/bin/deltamask")}.items() for part in (f"--{name}", value)]))  # fmt: skip
        model = self.path("models/net_scripted.pt")
        for finished, digest, image, whole in (
            ("2026", study.sha256(model), "1.jpg", True),
            (None, study.sha256(model), "1.jpg", False),
            ("2026", "0", "1.jpg", False),
            ("2026", study.sha256(model), "2.jpg", False),
        ):
            os.makedirs(self.path("run"), exist_ok=True)
            self.write("run/run.json", json.dumps({"finished": finished, "variant": {"sha256": digest}}))
            self.write("run/images.csv", f"number,image\n1,{image}\n")
            self.assertEqual(whole, made.is_done(self.path("run"), model))
            self.assertEqual(whole, os.path.exists(self.path("run")))

    def test_the_share_of_the_largest_is_of_all_change(self):
        deltas = [("first", 0.2)] + [(str(number), -0.1) for number in range(page.TOP)]
        self.assertAlmostEqual(0.875, page.share({"deltas": deltas}))
        self.assertIsNone(page.share({"deltas": [("1", 0.0)]}))

    def test_times_with_a_warning_are_not_called_steady(self):
        self.assertTrue(page.is_steady({"summary": {"time_warnings": ["The times are of 2 threads; run with one."]}}))
        for warning in ("A's times are unsteady: by 40 %.", "The machine was busy while B's times were taken."):
            self.assertFalse(page.is_steady({"summary": {"time_warnings": [warning]}}))

    def test_a_file_that_makes_other_masks_altogether_elsewhere_is_warned_of(self):
        row = {"variant": "int8", "environment": "lite", "same_file": {"summary": {"mean_agreement": 0.07}}}
        self.assertIn("`int8` (PC, lite interpreter, QNNPACK)", page.strangers([row])[0])
        self.assertEqual([], page.strangers([row | {"same_file": {"summary": {"mean_agreement": 0.97}}}]))

    def test_sentences_on_a_dynamic_file_follow_the_masks(self):
        row = {"masks_differ": 0, "summary": {"images": 3, "mean_agreement": 1.0}}
        self.assertIn("gives the float file's masks on all 3 images", page.same_or_not("Net", row))
        self.assertIn("gives other masks", page.same_or_not("Net", row | {"masks_differ": 1}))


if __name__ == "__main__":
    unittest.main()
