"""COCO's own evaluation gives full marks to the truth, and to what the pixels of instances/ say."""

import unittest

import numpy as np
from dataset import cocos, instances, quietly, tight_box
from pycocotools import mask as masks
from pycocotools.cocoeval import COCOeval

# COCO has sigmas for the 17 points of a person only. Ours: 5 % of the object's scale, for each key point.
SIGMA = 0.05


def from_truth(annotation, _stem, kind):
    return {"bbox": annotation["bbox"]} if kind == "bbox" else {"segmentation": annotation["segmentation"]}


def from_pixels(annotation, stem, kind):
    mask = instances(stem) == annotation["instance_id"]
    if kind == "bbox":
        return {"bbox": [float(value) for value in tight_box(mask)]}
    return {"segmentation": masks.encode(np.asfortranarray(mask, dtype=np.uint8))}


def evaluate(coco, results, kind, categories=None):
    """The average precision over all categories that have objects, at IoU or OKS from 0.5 to 0.95, and with it the recall."""
    evaluation = COCOeval(coco, quietly(coco.loadRes, results), kind)
    if categories is not None:
        evaluation.params.catIds = categories
        points = len(coco.loadCats(categories)[0]["keypoints"])
        evaluation.params.kpt_oks_sigmas = np.full(points, SIGMA)
    for step in (evaluation.evaluate, evaluation.accumulate, evaluation.summarize):
        quietly(step)
    precision = evaluation.stats[0]
    recall = evaluation.stats[5] if kind == "keypoints" else evaluation.stats[8]
    return precision, recall


def result_of(annotation, shape):
    return {"image_id": annotation["image_id"], "category_id": annotation["category_id"], "score": 1.0, **shape}


def stem_of(coco, annotation):
    return coco.imgs[annotation["image_id"]]["file_name"].removeprefix("images/").removesuffix(".png")


class CocoEvaluation(unittest.TestCase):
    def check(self, kind, shape_of):
        evaluated = 0
        for split, coco in cocos().items():
            results = [
                result_of(annotation, shape_of(annotation, stem_of(coco, annotation), kind))
                for annotation in coco.dataset["annotations"]
            ]
            if not results:
                continue
            evaluated += len(results)
            with self.subTest(split=split):
                precision, recall = evaluate(coco, results, kind)
                self.assertAlmostEqual(precision, 1.0, places=12)
                self.assertAlmostEqual(recall, 1.0, places=12)
        self.assertGreater(evaluated, 10)

    def test_boxes(self):
        self.check("bbox", from_truth)

    def test_masks(self):
        self.check("segm", from_truth)

    def test_boxes_from_the_pixels(self):
        self.check("bbox", from_pixels)

    def test_masks_from_the_pixels(self):
        self.check("segm", from_pixels)

    def test_keypoints(self):
        evaluated = 0
        for split, coco in cocos().items():
            for category in coco.loadCats(coco.getCatIds()):
                truth = coco.loadAnns(coco.getAnnIds(catIds=category["id"]))
                labelled = [annotation for annotation in truth if annotation["num_keypoints"] > 0]
                if not labelled:
                    continue
                evaluated += len(labelled)
                results = [result_of(each, {"keypoints": each["keypoints"]}) for each in labelled]
                with self.subTest(split=split, category=category["name"]):
                    precision, recall = evaluate(coco, results, "keypoints", [category["id"]])
                    self.assertAlmostEqual(precision, 1.0, places=12)
                    self.assertAlmostEqual(recall, 1.0, places=12)
        self.assertGreater(evaluated, 0)


if __name__ == "__main__":
    unittest.main()
