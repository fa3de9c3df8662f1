"""The data set under test, as others' readers see it. SPECIMEN_DATASET says where it is."""

import contextlib
import functools
import io
import json
import os
from pathlib import Path

# OpenCV reads OpenEXR only if this is set before it is loaded.
os.environ["OPENCV_IO_ENABLE_OPENEXR"] = "1"

import cv2
import numpy as np
from pycocotools.coco import COCO

ROOT = Path(os.environ["SPECIMEN_DATASET"])


def stems():
    """What the files of each image are called, in order: 000000, 000001, …"""
    return sorted(path.stem for path in (ROOT / "annotations").glob("*.json"))


@functools.cache
def annotations(stem):
    return json.loads((ROOT / "annotations" / f"{stem}.json").read_text("utf-8"))


@functools.cache
def manifest():
    return json.loads((ROOT / "specimen.json").read_text("utf-8"))


@functools.cache
def picture(path):
    """An image file by its path in the data set, as it is stored: uint8, uint16 or float32; colours as BGR."""
    pixels = cv2.imread(str(ROOT / path), cv2.IMREAD_UNCHANGED)
    if pixels is None:
        raise AssertionError(f"OpenCV does not read {path}")
    return pixels


def instances(stem):
    return picture(f"instances/{stem}.png")


def tight_box(mask):
    """Left, top, width, height of the true pixels."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return [columns[0], rows[0], columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1]


def camera_matrix(stem):
    k = annotations(stem)["intrinsics"]
    return np.array([[k["fx"], 0, k["cx"]], [0, k["fy"], k["cy"]], [0, 0, 1]], dtype=np.float64)


def project(stem, pose, points):
    """
    Points of an object's frame as OpenCV projects them, n x 2, and their depths z, n.
    OpenCV counts from the middle of the first pixel; so do these.
    """
    rotation = np.array(pose["rotation"], dtype=np.float64).reshape(3, 3)
    translation = np.array(pose["translation"], dtype=np.float64)
    points = np.asarray(points, dtype=np.float64).reshape(-1, 3)
    vector, _ = cv2.Rodrigues(rotation)
    pixels, _ = cv2.projectPoints(points, vector, translation, camera_matrix(stem), None)
    return pixels.reshape(-1, 2), (points @ rotation.T + translation)[:, 2]


def box_corners(pose):
    """The eight corners of an object's 3D box in its own frame, n x 3."""
    half = np.array(pose["boxSize"]) / 2
    signs = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
    return np.array(pose["boxCenter"]) + signs * half


def quietly(function, *arguments):
    """Calls what prints as it goes, as pycocotools does."""
    with contextlib.redirect_stdout(io.StringIO()):
        return function(*arguments)


@functools.cache
def cocos():
    """Each file of coco/ as pycocotools loads it, by the name of the part of the split."""
    return {path.stem: quietly(COCO, str(path)) for path in sorted((ROOT / "coco").glob("*.json"))}


def coco_annotations():
    """Each annotation of COCO with what holds it: (COCO, the file's name of the image, annotation)."""
    for coco in cocos().values():
        for image in coco.dataset["images"]:
            for annotation in coco.loadAnns(coco.getAnnIds(imgIds=image["id"])):
                yield coco, Path(image["file_name"]).stem, annotation
