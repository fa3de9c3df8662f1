"""A second implementation of how Specimen draws, written from its documentation alone.

Given a plan and samples of it, this computes every random variable of the samples anew from its
address: fold the keys, run Philox, make the uniform number, apply the quantile function. From
the samples it takes only what a search finds (the places of objects, whether there was room for
them, and so where they are) and how many attempts each cell took. See README.md.
"""

import argparse
import json
import math
import operator
import re
import sys

import mpmath
from mpmath import mpf

from cells import Cells, below
from draws import COMPONENT, INDEX, NAME, OUTCOME, SCALARS, address, key_of, probit, uniform

OPERATORS = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv, "neg": operator.neg,
    "mod": operator.mod, "floor": math.floor,
    "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge, "eq": operator.eq, "ne": operator.ne,
    "x": lambda v: v[0], "y": lambda v: v[1], "z": lambda v: v[2], "not": operator.not_, "abs": abs,
    "and": lambda a, b: a and b, "or": lambda a, b: a or b,
}


def hsv(hue, saturation, value):
    """A colour of hue (radians), saturation and value in sRGB, as linear sRGB."""
    linear = lambda c: c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
    k = [(n + hue / (math.pi / 3)) % 6 for n in (5, 3, 1)]
    return [linear(value - value * saturation * max(0, min(each, 4 - each, 1))) for each in k]


class Plate:
    """A run of a block: the scene, an instance of an element, a shape or a material."""

    def __init__(self, block, path, outer=None, hidden=(), index=None):
        self.block, self.path, self.outer, self.hidden, self.index = block, path, outer, hidden, index
        self.named = {**block.get("properties", {})}
        self.named.update((v["name"], v["term"]) for v in block.get("lets", []) + block.get("attributes", []))
        self.values = {}


class World:
    """One sample: `variables` by address, each (value, whether it is exact)."""

    def __init__(self, plan, cells, sample):
        self.plan, self.sample, self.index = plan, sample, sample["index"]
        self.variables = {}
        self.objects = {each["address"]: each for each in sample["objects"]}
        self.attempts = cells.attempts(sample)
        scene = plan["scene"]
        self.scene = Plate(scene, ((NAME, scene["root"]),))
        self.elements = {each["name"]: each for each in scene["elements"]}
        self.instances = {}
        self.run(self.scene)
        for element in scene["elements"]:
            if self.of(element.get("when", True), self.scene):
                self.element(element)

    def element(self, element):
        path = (*self.scene.path, (NAME, element["name"]))
        number = 1
        if "count" in element:
            number = self.term(element["count"], (*path, (NAME, "count")), Plate({}, path, self.scene))
        for k in range(number):
            plate = self.instance(element["name"], k)
            present = (*plate.path, (NAME, "present"))
            there = self.term(element.get("present", {"value": True}), present, plate)
            if not there or element["kind"] == "object" and address(plate.path) not in self.objects:
                for name in [each for each in self.variables if each.startswith(address(plate.path) + ".")]:
                    if name != address(present):
                        del self.variables[name]
                continue  # absent, or dropped as there was no room
            if "asset" in element:
                self.asset(plate)
            self.run(plate)

    def instance(self, name, k):
        element = self.elements[name]
        if (name, k) not in self.instances:
            path = (*self.scene.path, (NAME, name)) + (((INDEX, k),) if "count" in element else ())
            self.instances[name, k] = Plate(element, path, self.scene, index=k)
        return self.instances[name, k]

    def asset(self, plate):
        return self.term(plate.block["asset"], (*plate.path, (NAME, "asset")), plate)

    def run(self, plate):
        for each in plate.block.get("lets", []) + plate.block.get("attributes", []):
            if self.of(each.get("when", True), plate):
                self.get(plate, each["name"])
        for name in plate.block.get("properties", {}):
            if name not in plate.hidden and self.draws(plate.named[name]):
                self.get(plate, name)

    def draws(self, term):
        """Whether something may be drawn in a term itself."""
        value = term.get("value")
        return "value" not in term or (isinstance(value, dict) and bool({"use", "block", "record"} & set(value)))

    def get(self, plate, name):
        if name not in plate.values:
            plate.values[name] = self.term(plate.named[name], (*plate.path, (NAME, name)), plate)
        return plate.values[name]

    def term(self, term, path, plate):
        """The value of a term that stands at `path` in `plate`."""
        if "if" in term:
            branch = "then" if self.of(term["if"], plate) else "else"
            return self.term(term[branch], path, plate) if branch in term else None
        if "draw" in term:
            return self.draw(term["draw"], path, plate)
        value = term["value"]
        if isinstance(value, dict) and "use" in value:
            template = self.plan["templates"][value["use"]]
            return self.term(template["term"], below(path, template.get("name", value["use"])), plate)
        if isinstance(value, dict) and "block" in value:
            asset = (*plate.path, (NAME, "asset"))
            hidden = plate.block.get("properties", {}) if path[: len(asset)] == asset else ()
            block = Plate(value, plate.path if path == asset else path, plate, hidden)
            self.run(block)
            return block
        if isinstance(value, dict) and "record" in value:
            return {k: self.term(t, (*path, (NAME, k)), plate) for k, t in value["properties"].items() if self.draws(t)}
        return self.of(value, plate)

    def draw(self, draw, path, plate):
        if draw.get("spatial", "uniformRotation") != "uniformRotation" or "product" in draw:
            if path[-1] == (NAME, "place") and plate.block.get("kind") == "object":
                value = self.sample["variables"][address(path)]  # found by a search
                self.variables[address(path)] = value, None
                return value
        value, exact = self.value(draw, path, plate)
        self.variables[address(path)] = value, exact
        if "choice" in draw:
            branch = next(each for each in draw["choice"] if each["label"] == value)
            return self.term(branch["term"], (*path, (NAME, value)), plate)
        return value

    def uniform(self, path, *steps):
        """The uniform number at some steps further than the variable at `path`."""
        pattern = tuple((kind, "*" if kind == INDEX else what) for kind, what in path)
        attempt = self.attempts.get(path, self.attempts.get(pattern, 0))
        return uniform(key_of(self.plan["dataset"]["seed"], (*path, *steps)), self.index, attempt)

    def value(self, draw, path, plate, *steps):
        """What is drawn, and whether every implementation has exactly this value."""
        if "dist" in draw:
            args = [self.of(each, plate) for each in draw["args"]]
            value = SCALARS[draw["dist"]](self.uniform(path, *steps), *args)
            whole = isinstance(value, int)
            exact = whole or draw["dist"] == "uniform" and all(isinstance(a, (int, float)) for a in draw["args"])
            return value if whole else float(value), exact
        if "choice" in draw or "files" in draw:
            branches = draw.get("choice") or [{"label": path, "weight": 1} for path in draw["files"]]
            key = lambda each: -mpmath.log(self.uniform(path, *steps, (OUTCOME, each["label"]))) / each["weight"]
            return min((each for each in branches if each["weight"] > 0), key=key)["label"], True
        if "product" in draw:
            parts = [
                (self.of(part["fixed"], plate), not isinstance(part["fixed"], dict)) if "fixed" in part
                else self.value(part, path, plate, *steps, (COMPONENT, j))
                for j, part in enumerate(draw["product"])
            ]
            values = [value for value, _ in parts]
            return (hsv(*values), False) if draw.get("apply") == "hsv" else (values, all(exact for _, exact in parts))
        return self.place(draw, path, plate), False

    def place(self, draw, path, plate):
        a, b, c = (mpf(self.uniform(path, (COMPONENT, j))) for j in range(3))
        around = [0, 0, 0] if "target" not in draw else self.of(draw["target"], plate)
        around = around if isinstance(around, list) else self.center(around)
        given = {name: self.of(each, plate) for name, each in draw["properties"].items()}
        blend = lambda pair, u: mpf(pair[0]) + (mpf(pair[1]) - pair[0]) * u
        if draw["spatial"] == "uniformRotation":  # Shoemake 1992
            r, s, turn = mpmath.sqrt(1 - a), mpmath.sqrt(a), 2 * mpmath.pi
            point = r * mpmath.sin(turn * b), r * mpmath.cos(turn * b), s * mpmath.sin(turn * c), s * mpmath.cos(turn * c)
            return [float(each) for each in point]
        if draw["spatial"] == "gaussian":
            offset = [given["deviation"] * probit(u) for u in (a, b, c)]
        elif draw["spatial"] == "disk":  # uniform by area
            radius, azimuth = given["radius"] * mpmath.sqrt(a), 2 * mpmath.pi * b
            offset = radius * mpmath.sin(azimuth), 0, -radius * mpmath.cos(azimuth)
        else:  # a shell, uniform by volume
            radius = mpmath.cbrt(blend([mpf(each) ** 3 for each in given["radius"]], a))
            up = blend([mpmath.sin(each) for each in given["elevation"]], b)
            azimuth, flat = blend(given["azimuth"], c), mpmath.sqrt(1 - up**2)
            offset = [radius * each for each in (flat * mpmath.sin(azimuth), up, -flat * mpmath.cos(azimuth))]
        return [float(o + x) for o, x in zip(around, offset)]

    def center(self, plate):
        """The centre of the bounds of an object, from the sample."""
        thing = self.objects[address(plate.path)]
        m, middle = thing["matrix"], [(x + y) / 2 for x, y in zip(thing["bounds"]["min"], thing["bounds"]["max"])]
        return [m[12 + i] + sum(m[4 * j + i] * middle[j] for j in range(3)) for i in range(3)]

    def of(self, node, plate):
        """The value of an expression in a plate; an element is its plate, an interval a pair."""
        if not isinstance(node, dict):
            return node
        if "tuple" in node:
            return [self.of(each, plate) for each in node["tuple"]]
        if "low" in node:
            return self.of(node["low"], plate), self.of(node["high"], plate)
        if "test" in node:
            return self.of(node["then" if self.of(node["test"], plate) else "else"], plate)
        if "variable" in node:
            for _ in range(node["up"]):
                plate = plate.outer
            return self.get(plate, node["variable"])
        if node.get("index") == "instance":
            return plate.index
        if "output" in node:
            thing = self.of(node["of"], plate)
            return self.center(thing) if node["output"] == "center" else self.get(thing, node["output"])
        if "element" in node:
            return self.instance(node["element"], self.of(node.get("index", 0), plate))
        if "op" in node:
            args = [self.of(each, plate) for each in node["args"]]
            if any(isinstance(each, list) for each in args):
                lists = [each if isinstance(each, list) else [each] * 3 for each in args]
                return [OPERATORS[node["op"]](*each) for each in zip(*lists)]
            return OPERATORS[node["op"]](*args)
        raise NotImplementedError(f"the expression {json.dumps(node)}")


def split_of(plan, index):
    """The part of a sample: van der Corput's sequence, turned by a uniform number."""
    path = ((NAME, "dataset"), (NAME, "split"))
    turn = uniform(key_of(plan["dataset"]["seed"], path), 0, 0)
    corput = int(format(index, "b")[::-1], 2) / 2 ** index.bit_length()
    at, total = (corput + turn) % 1, 0
    for part in plan["dataset"]["split"]:
        total += part["share"]
        if at < total:
            return part["name"]
    return plan["dataset"]["split"][-1]["name"]


def differs(expected, actual, tolerance):
    """Whether two values differ by more than a share of their greatest component."""
    if isinstance(expected, (str, bool)) or isinstance(actual, (str, bool)):
        return type(expected) is not type(actual) or expected != actual
    pairs = list(zip(expected, actual, strict=True)) if isinstance(expected, list) else [(expected, actual)]
    size = max(abs(each) for pair in pairs for each in pair)
    return max(abs(x - y) for x, y in pairs) > tolerance * size


def check(plan, samples):
    """Compares all variables of samples, prints what differs and returns how many do."""
    cells, compared, different = Cells(plan), 0, 0
    for sample in samples:
        pairs = {"split": ((split_of(plan, sample["index"]), True), sample["split"])}
        if "hole" not in sample:
            variables, actual = World(plan, cells, sample).variables, sample["variables"]
            pairs.update((name, (variables.get(name), actual.get(name))) for name in {**variables, **actual})
        for name, (expected, actual) in pairs.items():
            if expected is None or actual is None or differs(expected[0], actual, 0 if expected[1] else 1e-12):
                print(f"sample {sample['index']}, {name}: {actual}, expected {expected and expected[0]}")
                different += 1
            compared += expected is None or expected[1] is not None
    print(f"{len(samples)} samples: {compared} values, {different} differ")
    return different


def expectations(plan, samples, number=10):
    """What the test compares: half of them the first samples, half those that took most attempts."""
    cells, worlds = Cells(plan), [sample for sample in samples if "hole" not in sample]
    attempts = lambda sample: sum(cell["attempts"] for cell in sample["cells"])
    most = sorted(worlds[number // 2 :], key=attempts, reverse=True)[: number // 2]
    chosen = sorted(worlds[: number // 2] + most, key=lambda sample: sample["index"])
    for sample in chosen:
        variables = World(plan, cells, sample).variables
        yield {
            "index": sample["index"],
            "split": split_of(plan, sample["index"]),
            "cells": sample["cells"],
            "exact": {name: value for name, (value, exact) in variables.items() if exact},
            "near": {name: value for name, (value, exact) in variables.items() if exact is False},
        }


def layout(value, indent="", used=0):
    """JSON as the formatter of the project lays it out: what has no objects in it in one line, if that fits."""
    line = json.dumps(value, ensure_ascii=False)
    line = re.sub(r"e([-+])0", r"e\1", line) if isinstance(value, float) else line
    if not value or not isinstance(value, (dict, list)) or ("{" not in line and len(line) + used < 110):
        return line
    deeper = indent + "  "
    if isinstance(value, list) and isinstance(value[0], (int, float)):
        return f"[\n{deeper}{line[1:-1]}\n{indent}]"
    if isinstance(value, list):
        return "[\n" + ",\n".join(deeper + layout(each, deeper, len(deeper)) for each in value) + f"\n{indent}]"
    keys = ((f"{deeper}{json.dumps(name, ensure_ascii=False)}: ", each) for name, each in value.items())
    return "{\n" + ",\n".join(key + layout(each, deeper, len(key)) for key, each in keys) + f"\n{indent}}}"


def write(path, spec, plan, samples):
    """Puts what is expected of a spec into a file of expectations."""
    try:
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
    except FileNotFoundError:
        kept = {}
    kept[spec] = list(expectations(plan, samples))
    with open(path, "w", encoding="utf-8") as file:
        file.write(layout(dict(sorted(kept.items()))) + "\n")


def main():
    parser = argparse.ArgumentParser(description="Draws anew what samples of a Specimen plan drew.")
    parser.add_argument("plan", help="the plan, made by `specimen plan`")
    parser.add_argument("samples", help="samples of it, made by `specimen sample`")
    parser.add_argument("--write", nargs=2, metavar=("FILE", "SPEC"), help="keep ten samples as what the test expects")
    arguments = parser.parse_args()
    with open(arguments.plan, encoding="utf-8") as plan, open(arguments.samples, encoding="utf-8") as samples:
        plan, samples = json.load(plan), [json.loads(line) for line in samples]
    if arguments.write:
        write(*arguments.write, plan, samples)
    return 1 if check(plan, samples) else 0


if __name__ == "__main__":
    sys.exit(main())
