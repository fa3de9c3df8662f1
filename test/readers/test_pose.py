"""Poses and intrinsics as cv2.projectPoints understands them."""

import unittest

import numpy as np
from dataset import annotations, box_corners, instances, picture, project, stems


def objects():
    for stem in stems():
        for labels in annotations(stem)["objects"]:
            yield stem, labels


class Pose(unittest.TestCase):
    def test_rotations_are_proper(self):
        for _, labels in objects():
            rotation = np.array(labels["pose"]["rotation"]).reshape(3, 3)
            np.testing.assert_allclose(rotation @ rotation.T, np.eye(3), atol=1e-12)
            self.assertAlmostEqual(np.linalg.det(rotation), 1, places=12)

    def test_the_middle_of_the_3d_box_is_in_the_amodal_box(self):
        for stem, labels in objects():
            (middle,), _ = project(stem, labels["pose"], [labels["pose"]["boxCenter"]])
            left, top, width, height = labels["amodalBox"]
            # Boxes count from the corner of the first pixel, OpenCV from its middle.
            x, y = middle + 0.5
            with self.subTest(stem=stem, object=labels["address"]):
                self.assertTrue(left <= x <= left + width and top <= y <= top + height, (x, y, labels["amodalBox"]))

    def test_the_projected_3d_box_goes_round_the_amodal_box(self):
        for stem, labels in objects():
            corners, depths = project(stem, labels["pose"], box_corners(labels["pose"]))
            if depths.min() <= 0:
                continue
            left, top, width, height = labels["amodalBox"]
            least, most = corners.min(axis=0) + 0.5, corners.max(axis=0) + 0.5
            # A pixel is covered if its middle is, half a pixel inside its edges.
            with self.subTest(stem=stem, object=labels["address"]):
                self.assertLessEqual(least[0], left + 0.5 + 1e-6)
                self.assertLessEqual(least[1], top + 0.5 + 1e-6)
                self.assertGreaterEqual(most[0], left + width - 0.5 - 1e-6)
                self.assertGreaterEqual(most[1], top + height - 0.5 - 1e-6)

    def test_the_depth_of_an_object_is_that_of_its_3d_box(self):
        for stem, labels in objects():
            seen = picture(f"depth/{stem}.exr")[instances(stem) == labels["id"]]
            if seen.size == 0:
                continue
            _, depths = project(stem, labels["pose"], box_corners(labels["pose"]))
            with self.subTest(stem=stem, object=labels["address"]):
                self.assertGreaterEqual(seen.min(), depths.min() - 1e-4)
                self.assertLessEqual(seen.max(), depths.max() + 1e-4)

    def test_the_box_that_is_seen_lies_in_the_image_and_in_the_amodal_box(self):
        for stem, labels in objects():
            if labels["box"] is None:
                continue
            left, top, width, height = labels["box"]
            outer_left, outer_top, outer_width, outer_height = labels["amodalBox"]
            rows, columns = instances(stem).shape
            self.assertTrue(0 <= left and 0 <= top and left + width <= columns and top + height <= rows)
            self.assertTrue(outer_left <= left and left + width <= outer_left + outer_width)
            self.assertTrue(outer_top <= top and top + height <= outer_top + outer_height)


if __name__ == "__main__":
    unittest.main()
