"""Normals: unit vectors of OpenCV's camera frame that agree with the depth."""

import unittest

import numpy as np
from dataset import camera_matrix, instances, picture, stems

# Half a step of 16 bits in each of three components.
QUANTUM = np.sqrt(3) / 65535


def normals_of(stem):
    """h x w x 3: x, y, z from -1 to 1; nan where nothing is seen."""
    stored = picture(f"normals/{stem}.png")[:, :, ::-1]
    normals = stored / 65535.0 * 2 - 1
    normals[(stored == 0).all(axis=2)] = np.nan
    return normals


def rays_of(stem):
    """h x w x 3: what lies at depth 1 behind each pixel's centre."""
    height, width = instances(stem).shape
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    pixels = np.stack([x, y, np.ones_like(x)], axis=2)
    return pixels @ np.linalg.inv(camera_matrix(stem)).T


class Normals(unittest.TestCase):
    def test_they_are_there_where_something_is_seen(self):
        for stem in stems():
            self.assertEqual(picture(f"normals/{stem}.png").dtype, np.uint16)
            np.testing.assert_array_equal(np.isfinite(normals_of(stem)).all(axis=2), instances(stem) > 0)

    def test_they_have_unit_length(self):
        for stem in stems():
            length = np.linalg.norm(normals_of(stem), axis=2)[instances(stem) > 0]
            np.testing.assert_allclose(length, 1, rtol=0, atol=QUANTUM + 1e-5)

    def test_they_look_towards_the_camera(self):
        # But for the smooth normals at the outline of round things.
        for stem in stems():
            slopes = (normals_of(stem) * rays_of(stem)).sum(axis=2)[instances(stem) > 0]
            self.assertGreater((slopes < 0).mean(), 0.99)

    def test_they_stand_on_the_surface_that_the_depth_describes(self):
        for stem in stems():
            points = rays_of(stem) * picture(f"depth/{stem}.exr")[:, :, None].astype(np.float64)
            right, down = points[1:-1, 2:] - points[1:-1, :-2], points[2:, 1:-1] - points[:-2, 1:-1]
            ids = instances(stem)
            inner = ids[1:-1, 1:-1]
            whole = inner > 0
            for neighbour in (ids[1:-1, 2:], ids[1:-1, :-2], ids[2:, 1:-1], ids[:-2, 1:-1]):
                whole &= neighbour == inner
            crossed = np.cross(down[whole], right[whole])
            crossed /= np.linalg.norm(crossed, axis=1, keepdims=True)
            cosines = (crossed * normals_of(stem)[1:-1, 1:-1][whole]).sum(axis=1)
            degrees = np.degrees(np.arccos(np.clip(cosines, -1, 1)))
            self.assertLess(np.median(degrees), 1)
            self.assertLess(np.percentile(degrees, 90), 10)


if __name__ == "__main__":
    unittest.main()
