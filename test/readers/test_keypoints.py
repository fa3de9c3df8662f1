"""Key points of COCO's files, against the places that the spec gives them."""

import unittest

import numpy as np
from dataset import annotations, coco_annotations, instances, project

# Metres in the frame of the unscaled model, from examples/tabletop/tabletop.specimen.
PLACES = {
    "mug": {"rim": (0, 0.09, 0), "handle": (0.06, 0.05, 0)},
    "bottle": {"mouth": (0, 0.3, 0), "foot": (0, 0, 0)},
}


def keypoints():
    """Each key point: (stem, category, annotation, name, x, y, v)."""
    for coco, stem, annotation in coco_annotations():
        category = coco.cats[annotation["category_id"]]
        triples = np.array(annotation["keypoints"]).reshape(-1, 3)
        for name, (x, y, v) in zip(category.get("keypoints", []), triples, strict=True):
            yield stem, category["name"], annotation, name, x, y, v


class Keypoints(unittest.TestCase):
    def test_each_name_of_the_category_has_three_numbers(self):
        for coco, _, annotation in coco_annotations():
            names = coco.cats[annotation["category_id"]].get("keypoints", [])
            self.assertEqual(len(annotation["keypoints"]), 3 * len(names))

    def test_flags_are_counted(self):
        for _, _, annotation in coco_annotations():
            flags = annotation["keypoints"][2::3]
            self.assertLessEqual(set(flags), {0, 1, 2})
            self.assertEqual(annotation["num_keypoints"], sum(flag > 0 for flag in flags))

    def test_labelled_ones_are_in_the_image_and_others_are_zeros(self):
        for stem, _, _, _, x, y, v in keypoints():
            height, width = instances(stem).shape
            if v > 0:
                # From the middle of the first pixel.
                self.assertTrue(-0.5 <= x < width - 0.5 and -0.5 <= y < height - 0.5, (x, y))
            else:
                self.assertEqual((x, y), (0, 0))

    def test_they_are_where_opencv_projects_their_places(self):
        compared = 0
        for stem, category, annotation, name, x, y, v in keypoints():
            labels = next(each for each in annotations(stem)["objects"] if each["id"] == annotation["instance_id"])
            place = np.array(PLACES[category][name]) * labels["pose"]["scale"]
            (projected,), _ = project(stem, labels["pose"], [place])
            height, width = instances(stem).shape
            if v > 0:
                np.testing.assert_allclose([x, y], projected, rtol=0, atol=1e-6)
                compared += 1
            else:
                inside = np.all((projected >= -0.5) & (projected < [width - 0.5, height - 0.5]))
                self.assertFalse(inside, f"{category} {name} of {stem} is in the image but not labelled")
        self.assertGreater(compared, 5)


if __name__ == "__main__":
    unittest.main()
