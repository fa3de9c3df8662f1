"""A second implementation of how Specimen draws, written from its documentation alone.

Given a plan and samples of it, this recomputes every random variable of the samples from its
address: fold the keys, run Philox, make the uniform number, apply the quantile function. From
the samples it takes only what a search finds (the places of objects, whether there was room for
them, and so where they are) and how many attempts each cell took. See README.md.
"""

import argparse
import functools
import hashlib
import json
import math
import operator
import struct
import sys
import unicodedata

import mpmath
from mpmath import mpf
from scipy import stats

mpmath.mp.dps = 40
WORD = 0xFFFFFFFF

# ---------------------------------------------------------------- streams

NAME, INDEX, COMPONENT, OUTCOME = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC


def philox(key, counter):
    """Philox 4x32-10 (Salmon et al. 2011)."""
    (k0, k1), (c0, c1, c2, c3) = key, counter
    for _ in range(10):
        p, q = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (q >> 32) ^ c1 ^ k0, q & WORD, (p >> 32) ^ c3 ^ k1, p & WORD
        k0, k1 = (k0 + 0x9E3779B9) & WORD, (k1 + 0xBB67AE85) & WORD
    return c0, c1, c2, c3


@functools.cache
def step(key, kind, what):
    """The key of an address that is one step longer."""
    if kind in (NAME, OUTCOME):
        text = unicodedata.normalize("NFC", what).encode()
        counter = (*struct.unpack("<3I", hashlib.sha256(text).digest()[:12]), kind)
    else:
        counter = (what, 0, 0, kind)
    return philox(key, counter)[:2]


@functools.cache
def key_of(seed, path):
    """The key of an address, which is a tuple of steps (kind, what)."""
    if not path:
        return struct.unpack("<2I", hashlib.sha256(b"specimen-draw-1\0%d" % seed).digest()[:8])
    return step(key_of(seed, path[:-1]), *path[-1])


def uniform(key, sample, attempt, block=0):
    w = philox(key, (block, sample & WORD, sample >> 32, attempt))
    return ((w[0] >> 6) * 2**26 + (w[1] >> 6) + 0.5) * 2.0**-52


def address(path):
    """The text of an address."""
    texts = {NAME: ".{}", INDEX: "[{}]", COMPONENT: "#{}"}
    return "".join(texts[kind].format(what) for kind, what in path).removeprefix(".")


# ---------------------------------------------------------------- distributions of one number


def probit(p):
    return mpmath.sqrt(2) * mpmath.erfinv(2 * mpf(p) - 1)


def truncated_normal(u, mean, deviation, low, high):
    a, b = ((mpf(bound) - mean) / deviation for bound in (low, high))
    if a > 0:  # the upper tail, by symmetry, where the digits are
        return mean - deviation * probit(mpmath.ncdf(-a) - (mpmath.ncdf(-a) - mpmath.ncdf(-b)) * mpf(u)) 
    return mean + deviation * probit(mpmath.ncdf(a) + (mpmath.ncdf(b) - mpmath.ncdf(a)) * mpf(u))


def triangular(u, low, mode, high):
    u, width = mpf(u), mpf(high) - low
    if u * width <= mode - mpf(low):
        return low + mpmath.sqrt(u * width * (mode - mpf(low)))
    return high - mpmath.sqrt((1 - u) * width * (high - mpf(mode)))


def inverse(distribution, start, u):
    """Where a distribution function reaches u, found from a number nearby."""
    return mpmath.findroot(lambda x: distribution(x) - u, (start, start * (1 - 1e-9)), tol=1e-60)


def gamma(u, shape, scale):
    return scale * inverse(
        lambda x: mpmath.gammainc(shape, 0, x, regularized=True), mpf(stats.gamma.ppf(u, shape)), u
    )


def beta(u, a, b):
    return inverse(
        lambda x: mpmath.betainc(a, b, 0, x, regularized=True), mpf(stats.beta.ppf(u, a, b)), u
    )


def least_whole(u, probability):
    """The least k whose distribution function reaches u; probability(k, p(k - 1)) = p(k)."""
    k, p = 0, probability(0, None)
    total = p
    while total < u:
        k += 1
        p = probability(k, p)
        total += p
    return k


def poisson(u, mean):
    return least_whole(u, lambda k, p: mpmath.exp(-mpf(mean)) if k == 0 else p * mean / k)


def binomial(u, n, p):
    if p in (0, 1):
        return n * p
    odds = mpf(p) / (1 - mpf(p))
    return least_whole(u, lambda k, q: (1 - mpf(p)) ** n if k == 0 else q * (n - k + 1) * odds / k)


SCALARS = {
    "uniform": lambda u, a, b: a + (b - a) * u,
    "whole": lambda u, a, b: a + math.floor((b - a + 1) * u),
    "bernoulli": lambda u, p: u < p,
    "normal": lambda u, m, s: m + s * probit(u),
    "truncatedNormal": truncated_normal,
    "logNormal": lambda u, m, s: m * mpmath.exp(s * probit(u)),
    "logUniform": lambda u, a, b: mpmath.exp(mpmath.log(a) + (mpmath.log(b) - mpmath.log(a)) * mpf(u)),
    "exponential": lambda u, m: -m * mpmath.log(1 - mpf(u)),
    "gamma": gamma,
    "beta": beta,
    "triangular": triangular,
    "poisson": poisson,
    "binomial": binomial,
}


def hsv(hue, saturation, value):
    """A colour of hue (radians), saturation and value in sRGB, as linear sRGB."""
    linear = lambda c: c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
    k = [(n + hue / (math.pi / 3)) % 6 for n in (5, 3, 1)]
    return [linear(value - value * saturation * max(0, min(each, 4 - each, 1))) for each in k]


# ---------------------------------------------------------------- the cells


def blocks_of(plan, term, path):
    """What may come of a term that makes blocks: ('draw', path), ('test', expression), (block, path)."""
    if "draw" in term:
        yield "draw", path
        for branch in term["draw"].get("choice", []):
            yield from blocks_of(plan, branch["term"], (*path, (NAME, branch["label"])))
    elif "if" in term:
        yield "test", term["if"]
        for key in ("then", "else"):
            yield from blocks_of(plan, term.get(key, {"value": None}), path)
    elif isinstance(term["value"], dict) and "use" in term["value"]:
        key = term["value"]["use"]
        template = plan["templates"][key]
        yield from blocks_of(plan, template["term"], under(path, template.get("name", key)))
    elif isinstance(term["value"], dict) and "block" in term["value"]:
        yield term["value"], path


# Properties of no bearing on where a thing is and whether a camera has it in view.
IGNORED = ("material", "class", "drop", "exposure", "noise")


def under(path, name):
    """The path of a template's run; a branch that is named by its template has the name once."""
    return path if path[-1] == (NAME, name) else (*path, (NAME, name))


class Cells:
    """Which random variables are drawn anew together, by the addresses of the conditions.

    A graph: a node leads to what it depends on. Nodes are ('var', path), ('term', path) of a named
    term, ('pose', element), ('there', element) and ('require', path). Instances are '*' in paths.
    """

    def __init__(self, plan):
        self.plan, self.scene = plan, plan["scene"]
        self.edges, self.terms, self.order = {}, {}, []
        root = ((NAME, self.scene["root"]),)
        self.elements = {each["name"]: each for each in self.scene["elements"]}
        self.paths = {
            name: (*root, (NAME, name)) + (((INDEX, "*"),) if "count" in each else ())
            for name, each in self.elements.items()
        }
        self.plate(self.scene, (root,))
        for name, element in self.elements.items():
            self.element(name, element, root)
        self.arrange()
        conditions = [node for node in self.edges if node[0] == "require"]
        groups = []
        for node in conditions:
            requires, found = {address(node[1])}, self.reach(node)
            for group in [g for g in groups if g[1] & found]:
                groups.remove(group)
                requires, found = requires | group[0], found | group[1]
            groups.append((requires, found))
        self.groups = [(frozenset(requires), found) for requires, found in groups if found]

    def link(self, node, targets):
        self.edges.setdefault(node, set()).update(targets)

    def plate(self, block, paths, hidden=()):
        """The named terms and conditions of a block; `paths` are its own and those around it."""
        named = [(v["name"], v["term"], v.get("when")) for v in block.get("lets", []) + block.get("attributes", [])]
        named += [(k, t, None) for k, t in block["properties"].items() if k not in hidden] if "properties" in block else []
        for name, term, when in named:
            path = (*paths[0], (NAME, name))
            self.link(("term", path), self.of_term(term, path, paths) | self.of(when, paths))
            for made, at in blocks_of(self.plan, term, path):
                if isinstance(made, dict):
                    self.plate(made, (at, *paths))
        for each in block.get("requires", []):
            path = (*paths[0], (NAME, each["name"]))
            self.link(("require", path), self.of(each["condition"], paths) | self.of(each.get("when"), paths))

    def element(self, name, element, root):
        own = self.paths[name]
        paths = (own, root)
        many = (*root, (NAME, name))
        self.plate(element, paths)
        there = self.of(element.get("when"), (root,))
        for part, path in (("count", (*many, (NAME, "count"))), ("present", (*own, (NAME, "present")))):
            there |= self.of_term(element[part], path, paths) if part in element else set()
        place = element["properties"].get("place", {})
        self.link(("there", name), there)
        bears = lambda p: p not in IGNORED and p not in element["properties"]
        terms = {("term", (*own, (NAME, p))) for p in element["properties"] if p not in IGNORED}
        self.link(("pose", name), {("there", name)} | terms)
        path = (*own, (NAME, "asset"))
        for made, at in blocks_of(self.plan, element.get("asset", {"value": None}), path):
            if made == "draw":
                self.link(("pose", name), {("var", at)})
            elif made == "test":
                self.link(("pose", name), self.of(at, paths))
            else:
                at = own if at == path else at
                self.plate(made, (at, *paths), element["properties"])
                self.link(("pose", name), {("term", (*at, (NAME, p))) for p in made["properties"] if bears(p)})
        crowded = place.get("draw", {}).get("properties", {}).get("crowded")
        if crowded == "fewer":
            self.link(("there", name), {("term", (*own, (NAME, "place")))})
        if crowded == "redraw":
            self.link(("require", (*own, (NAME, "place"))), {("pose", name)})

    def arrange(self):
        """Objects whose place is searched avoid those before them."""
        objects = [n for n, e in self.elements.items() if e["kind"] == "object"]
        drawn = [n for n in objects if "draw" in self.elements[n]["properties"].get("place", {})]
        placed, needs = [n for n in objects if n not in drawn], {}
        for name in drawn:
            needs[name] = {n for n in drawn if n != name and ("pose", n) in self.reach(("pose", name), True)}
        while len(placed) < len(objects):
            name = next(n for n in drawn if n not in placed and needs[n] <= set(placed))
            self.link(("var", (*self.paths[name], (NAME, "place"))), {("pose", n) for n in placed})
            placed.append(name)

    def reach(self, node, every=False):
        """The random variables (or every node) that a node depends on."""
        seen, left = set(), [node]
        while left:
            node = left.pop()
            for each in self.output(*node[1:]) if node[0] == "output" else self.edges.get(node, ()):
                if each not in seen:
                    seen.add(each)
                    left.append(each)
        return {n for n in seen if every or n[0] == "var"}

    def output(self, name, variable):
        """A fact of an element: a term of its own or of an asset of it."""
        own = self.paths[name]
        found = {n for n in self.edges if n[0] == "term" and n[1][: len(own)] == own and n[1][-1] == (NAME, variable)}
        return found | {("there", name)}

    def of_term(self, term, path, paths):
        if "draw" in term:
            self.link(("var", path), self.of(term["draw"], paths))
            inner = [self.of_term(b["term"], (*path, (NAME, b["label"])), paths) for b in term["draw"].get("choice", [])]
            return {("var", path)}.union(*inner)
        if "if" in term:
            parts = [self.of_term(term[key], path, paths) for key in ("then", "else") if key in term]
            return self.of(term["if"], paths).union(*parts)
        value = term["value"]
        if isinstance(value, dict) and "record" in value:
            return set().union(*(self.of_term(t, (*path, (NAME, k)), paths) for k, t in value["properties"].items()))
        return self.of(value, paths)

    def of(self, node, paths, it=None):
        """The nodes that an expression or distribution mentions."""
        if isinstance(node, list):
            return set().union(*(self.of(each, paths, it) for each in node))
        if not isinstance(node, dict) or "block" in node or "use" in node or "record" in node:
            return set()
        if "variable" in node:
            return {("term", (*paths[node["up"]], (NAME, node["variable"])))}
        if "output" in node:
            found = self.of(node.get("by"), paths, it) | self.of(node["of"].get("index"), paths, it)
            name = it if node["of"]["element"] == "@it" else node["of"]["element"]
            if node["output"] in ("position", "center", "size", "inView"):
                return found | {("pose", name)}
            return found | {("output", name, node["output"])}
        if "element" in node:
            return {("pose", it if node["element"] == "@it" else node["element"])} | self.of(node.get("index"), paths, it)
        if "aggregate" in node:
            parts = (self.of(node.get(key), paths, node["over"]) for key in ("where", "value"))
            return {("there", node["over"])}.union(*parts)
        return set().union(*(self.of(v, paths, it) for k, v in node.items() if k not in ("at", "doc", "choice")))


# ---------------------------------------------------------------- the values

OPERATORS = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv, "neg": operator.neg,
    "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge, "eq": operator.eq, "ne": operator.ne,
    "not": operator.not_, "abs": abs, "and": lambda a, b: a and b, "or": lambda a, b: a or b,
}


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
        attempts = {frozenset(cell["requires"]): cell["attempts"] for cell in sample["cells"]}
        self.attempts = {n[1]: attempts[names] - 1 for names, found in cells.groups for n in found}
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
            return self.term(template["term"], under(path, template.get("name", value["use"])), plate)
        if isinstance(value, dict) and "block" in value:
            own = path == (*plate.path, (NAME, "asset"))  # a shape that is written with its object
            block = Plate(value, plate.path if own else path, plate, plate.block.get("properties", {}) if own or plate.index is not None and (NAME, "asset") == path[len(plate.path)] else ())
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

    def uniform(self, path, *steps, root=None):
        """The uniform number of an address that is some steps further than the variable at `path`."""
        pattern = tuple((kind, "*" if kind == INDEX else what) for kind, what in path)
        key = key_of(self.plan["dataset"]["seed"], (*path, *steps))
        return uniform(key, self.index, self.attempts.get(pattern, 0))

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


def difference(expected, actual):
    """The greatest difference, relative to the greatest component."""
    if isinstance(expected, (str, bool)) or isinstance(actual, (str, bool)):
        return 0 if type(expected) is type(actual) and expected == actual else math.inf
    pairs = list(zip(expected, actual)) if isinstance(expected, list) else [(expected, actual)]
    size = max(abs(each) for pair in pairs for each in pair)
    return max(abs(x - y) for x, y in pairs) / size if size else 0


def check(plan, samples, tolerance=1e-12):
    """Compares all variables of samples; prints what differs and returns how many do."""
    cells = Cells(plan)
    compared, found, worst = 0, 0, (0, "")
    for sample in samples:
        told = []
        if sample["split"] != split_of(plan, sample["index"]):
            told.append(("split", split_of(plan, sample["index"]), sample["split"]))
        if "hole" not in sample:
            variables = World(plan, cells, sample).variables
            for name in sorted({*variables, *sample["variables"]}):
                (expected, exact), actual = variables.get(name, (None, True)), sample["variables"].get(name)
                if expected is None or actual is None or (exact and expected != actual):
                    told.append((name, expected, actual))
                elif exact is not None:
                    compared += 1
                    off = difference(expected, actual)
                    worst = max(worst, (off, f"{name} of sample {sample['index']}"))
                    if off > tolerance:
                        told.append((name, expected, actual))
        for name, expected, actual in told:
            print(f"sample {sample['index']} {name}: expected {expected}, is {actual}")
        found += len(told)
    print(f"{len(samples)} samples, {compared} variables, {found} differ; the greatest difference is {worst[0]:.1e} ({worst[1]})")
    return found


if __name__ == "__main__":
    plan, samples = json.load(open(sys.argv[1])), [json.loads(line) for line in open(sys.argv[2])]
    sys.exit(check(plan, samples) > 0)
