"""Reads a data set with COCO's own tools: python load.py DATASET"""

import sys
from pathlib import Path

try:
    from pycocotools.coco import COCO
except ImportError:
    sys.exit("load.py reads with pycocotools: pip install pycocotools pillow numpy")

if len(sys.argv) != 2:
    sys.exit("usage: python load.py DATASET")
coco = COCO(str(Path(sys.argv[1], "coco", "train.json")))
for category in coco.loadCats(coco.getCatIds()):
    print(f"{category['name']}: {len(coco.getAnnIds(catIds=category['id']))}")
for image in coco.loadImgs(coco.getImgIds()[:1]):
    print(f"{image['file_name']}, {image['width']} x {image['height']}:")
    for annotation in coco.loadAnns(coco.getAnnIds(imgIds=image["id"])):
        name, mask = coco.cats[annotation["category_id"]]["name"], coco.annToMask(annotation)
        print(f"  {name} in {annotation['bbox']}, a mask of {mask.sum()} pixels")
