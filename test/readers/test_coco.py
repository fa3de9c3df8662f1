"""What pycocotools makes of coco/*.json, against the images and the instance ids in their pixels."""

import json
import unittest
from pathlib import Path

import numpy as np
from dataset import ROOT, annotations, coco_annotations, cocos, instances, manifest, picture, stems, tight_box

LICENCES = Path(__file__).parents[2] / "examples" / "tabletop" / "licenses.json"


class CocoFiles(unittest.TestCase):
    def test_there_is_one_for_each_part_of_the_split(self):
        self.assertEqual(set(cocos()), set(manifest()["splits"]))

    def test_every_image_is_in_one_of_them_with_its_size(self):
        found = []
        for coco in cocos().values():
            for image in coco.dataset["images"]:
                found.append(image["file_name"])
                self.assertEqual(picture(image["file_name"]).shape, (image["height"], image["width"], 3))
        self.assertEqual(sorted(found), [f"images/{stem}.png" for stem in stems()])
        self.assertEqual(sorted(found), sorted(f"images/{path.name}" for path in (ROOT / "images").iterdir()))

    def test_an_image_is_in_the_file_of_its_part(self):
        for split, coco in cocos().items():
            for image in coco.dataset["images"]:
                self.assertEqual(annotations(Path(image["file_name"]).stem)["split"], split)

    def test_no_two_images_share_an_id(self):
        ids = [image["id"] for coco in cocos().values() for image in coco.dataset["images"]]
        self.assertEqual(len(ids), len(set(ids)))

    def test_licences_are_those_of_the_assets(self):
        stated = {entry["license"] for entry in json.loads(LICENCES.read_text("utf-8"))}
        for coco in cocos().values():
            licences = coco.dataset["licenses"]
            self.assertGreater(len(licences), 0)
            self.assertEqual([licence["id"] for licence in licences], list(range(1, len(licences) + 1)))
            self.assertLessEqual({licence["name"] for licence in licences}, stated)
            self.assertTrue(all(isinstance(licence["url"], str) for licence in licences))

    def test_categories_are_the_classes_of_the_spec(self):
        classes = {1: "mug", 2: "bowl", 3: "bottle", 4: "spoon", 10: "fruit", 11: "fruit.apple", 12: "fruit.banana"}
        for coco in cocos().values():
            found = {category["id"]: category["name"] for category in coco.loadCats(coco.getCatIds())}
            self.assertEqual(found, classes)
            self.assertEqual(coco.loadCats(11)[0]["supercategory"], "fruit")
            self.assertEqual(coco.loadCats(1)[0]["keypoints"], ["rim", "handle"])
            self.assertEqual(coco.loadCats(3)[0]["keypoints"], ["mouth", "foot"])


class CocoAnnotations(unittest.TestCase):
    def test_there_are_some(self):
        self.assertGreater(sum(1 for _ in coco_annotations()), 10)

    def test_ids_count_from_1(self):
        for coco in cocos().values():
            ids = [annotation["id"] for annotation in coco.dataset["annotations"]]
            self.assertEqual(ids, list(range(1, len(ids) + 1)))

    def test_none_is_a_crowd(self):
        for _, _, annotation in coco_annotations():
            self.assertEqual(annotation["iscrowd"], 0)

    def test_each_has_a_known_category_and_image(self):
        for coco in cocos().values():
            for annotation in coco.dataset["annotations"]:
                self.assertIn(annotation["category_id"], coco.cats)
                self.assertIn(annotation["image_id"], coco.imgs)

    def test_they_are_the_objects_that_are_seen_and_kept(self):
        found = {(stem, annotation["instance_id"]) for _, stem, annotation in coco_annotations()}
        # The spec keeps what is more than a tenth visible.
        expected = {
            (stem, labels["id"])
            for stem in stems()
            for labels in annotations(stem)["objects"]
            if labels["box"] is not None and labels["visibility"] > 0.1
        }
        self.assertEqual(found, expected)

    def test_the_mask_is_the_pixels_of_its_instance(self):
        for coco, stem, annotation in coco_annotations():
            mask = coco.annToMask(annotation)
            np.testing.assert_array_equal(mask == 1, instances(stem) == annotation["instance_id"])

    def test_the_area_is_that_of_the_mask(self):
        for coco, _, annotation in coco_annotations():
            self.assertEqual(annotation["area"], int(coco.annToMask(annotation).sum()))

    def test_the_box_is_tight_round_the_mask(self):
        for coco, _, annotation in coco_annotations():
            self.assertEqual(annotation["bbox"], tight_box(coco.annToMask(annotation)))


if __name__ == "__main__":
    unittest.main()
