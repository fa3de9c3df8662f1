"""Depth as OpenCV and OpenEXR's own library read it, and as the 16-bit PNG has it."""

import unittest

import numpy as np
import OpenEXR
from dataset import ROOT, instances, picture, stems


def openexr(stem, channel):
    with OpenEXR.File(str(ROOT / "depth" / f"{stem}.exr"), separate_channels=True) as file:
        return file.channels()[channel].pixels.copy()


class Depth(unittest.TestCase):
    def test_both_readers_see_the_same_floats(self):
        for stem in stems():
            depth = picture(f"depth/{stem}.exr")
            self.assertEqual(depth.dtype, np.float32)
            self.assertEqual(depth.shape, instances(stem).shape)
            for channel in ("Y", "Z"):
                found = openexr(stem, channel)
                self.assertEqual(found.dtype, np.float32)
                np.testing.assert_array_equal(found, depth)

    def test_the_png_has_its_millimetres(self):
        for stem in stems():
            millimetres = picture(f"depth/{stem}.png")
            self.assertEqual(millimetres.dtype, np.uint16)
            exact = picture(f"depth/{stem}.exr").astype(np.float64) * 1000
            fits = exact <= 65535
            self.assertLessEqual(np.abs(millimetres[fits] - exact[fits]).max(), 0.5)
            self.assertTrue((millimetres[~fits] == 0).all())

    def test_it_is_positive_where_something_is_seen_and_only_there(self):
        for stem in stems():
            depth = picture(f"depth/{stem}.exr")
            self.assertTrue(np.isfinite(depth).all())
            np.testing.assert_array_equal(depth > 0, instances(stem) > 0)
            self.assertGreaterEqual(depth.min(), 0)


if __name__ == "__main__":
    unittest.main()
