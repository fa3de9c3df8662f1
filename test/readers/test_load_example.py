"""The starter's load.py runs and says what is there."""

import re
import subprocess
import sys
import unittest
from collections import Counter
from pathlib import Path

from dataset import ROOT, cocos, instances

LOAD = Path(__file__).parents[2] / "examples" / "starter" / "load.py"


def run(*arguments):
    command = [sys.executable, "-I", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


class LoadExample(unittest.TestCase):
    def test_it_prints_the_counts_and_the_first_image(self):
        done = run(str(LOAD), str(ROOT))
        self.assertEqual(done.returncode, 0, done.stderr)
        coco = cocos()["train"]
        counts = Counter(annotation["category_id"] for annotation in coco.dataset["annotations"])
        for category in coco.dataset["categories"]:
            self.assertIn(f"\n{category['name']}: {counts[category['id']]}\n", done.stdout)
        first = coco.dataset["images"][0]
        self.assertIn(f"{first['file_name']}, {first['width']} x {first['height']}:\n", done.stdout)
        printed = [int(area) for area in re.findall(r"a mask of (\d+) pixels", done.stdout)]
        ids = instances(Path(first["file_name"]).stem)
        truth = [a for a in coco.dataset["annotations"] if a["image_id"] == first["id"]]
        self.assertEqual(printed, [int((ids == annotation["instance_id"]).sum()) for annotation in truth])

    def test_it_says_how_it_is_called(self):
        done = run(str(LOAD))
        self.assertEqual(done.returncode, 1)
        self.assertIn("usage: python load.py DATASET", done.stderr)

    def test_it_says_what_to_install(self):
        # -S leaves out the installed packages.
        done = run("-S", str(LOAD), str(ROOT))
        self.assertEqual(done.returncode, 1)
        self.assertIn("pip install pycocotools", done.stderr)


if __name__ == "__main__":
    unittest.main()
