"""Which random variables are drawn anew together, and so with the same attempt."""

from draws import INDEX, NAME, address

# Properties of no bearing on where a thing is and whether a camera has it in view.
IGNORED = ("material", "class", "drop", "exposure", "noise")


def below(path, name):
    """The path of a template's run; a branch that is named by its template has the name once."""
    return path if path[-1] == (NAME, name) else (*path, (NAME, name))


def blocks_of(plan, term, path):
    """What may come of a term that makes blocks: ('draw', path), ('test', expression) or (block, path)."""
    value = term.get("value")
    if "draw" in term:
        yield "draw", path
        for branch in term["draw"].get("choice", []):
            yield from blocks_of(plan, branch["term"], (*path, (NAME, branch["label"])))
    elif "if" in term:
        yield "test", term["if"]
        for key in ("then", "else"):
            yield from blocks_of(plan, term.get(key, {}), path)
    elif isinstance(value, dict) and "use" in value:
        template = plan["templates"][value["use"]]
        yield from blocks_of(plan, template["term"], below(path, template.get("name", value["use"])))
    elif isinstance(value, dict) and "block" in value:
        yield value, path


class Cells:
    """The cells of a plan: `groups` is a list of (addresses of the conditions, variables).

    The variables are the paths of patterns, in which every instance is '*', with the instances that
    are meant: their numbers, None for all, and 'own' for the one that a condition is asked of.

    They are found in a graph, where a node leads to what it depends on:

      ('var', path)              a random variable
      ('term', path)             what a name of a block stands for
      ('there', element)         whether an instance is there
      ('pose', element)          where it is, and its bounds
      ('before', element)        where the instances before it are
      ('output', element, name)  a variable of it or of its asset
      ('require', path)          a condition
      ('at', element, k, node)   a node of the instance k of an element; of all if k is None
    """

    def __init__(self, plan):
        self.plan, self.scene, self.edges = plan, plan["scene"], {}
        self.elements = {each["name"]: each for each in self.scene["elements"]}
        root = ((NAME, self.scene["root"]),)
        self.paths = {
            name: (*root, (NAME, name)) + (((INDEX, "*"),) if "count" in each else ())
            for name, each in self.elements.items()
        }
        self.block(self.scene, (root,))
        for name in self.elements:
            self.element(name, root)
        self.arrange()
        groups = []
        for node in [each for each in self.edges if each[0] == "require"]:
            names, found = {address(node[1])}, self.variables(node)
            for group in [each for each in groups if share(each[1], found)]:
                groups.remove(group)
                names |= group[0]
                found = {path: found.get(path, set()) | group[1].get(path, set()) for path in {**found, **group[1]}}
            groups.append((names, found))
        self.groups = [(frozenset(names), found) for names, found in groups if found]

    def attempts(self, sample):
        """The attempt of each variable of a sample that is in a cell, by its path or its pattern."""
        told = {frozenset(each["requires"]): each["attempts"] - 1 for each in sample["cells"]}
        attempts = {}
        for names, found in self.groups:
            if names in told:
                for path, instances in found.items():
                    attempts.update((of_instance(path, k), told[names]) for k in instances)
                continue
            # All within one instance of an element: a cell for each.
            assert all(instances == {"own"} for instances in found.values()), f"no cell of {sorted(names)}"
            for each, attempt in told.items():
                k = int(next(iter(each)).split("[")[1].split("]")[0]) if "[" in next(iter(each)) else None
                if k is not None and each == {name.replace("[*]", f"[{k}]") for name in names}:
                    attempts.update((of_instance(path, k), attempt) for path in found)
        return attempts

    # ------------------------------------------------------------ making the graph

    def link(self, node, targets):
        self.edges.setdefault(node, set()).update(targets)

    def block(self, block, paths, hidden=()):
        """The names and conditions of a block; `paths` are its own and those of the blocks around it."""
        named = [(v["name"], v["term"], v.get("when")) for v in block["lets"] + block.get("attributes", [])]
        named += [(name, term, None) for name, term in block.get("properties", {}).items() if name not in hidden]
        for name, term, when in named:
            path = (*paths[0], (NAME, name))
            self.link(("term", path), self.of_term(term, path, paths) | self.of(when, paths))
            for made, at in blocks_of(self.plan, term, path):
                if isinstance(made, dict):
                    self.block(made, (at, *paths))
        for each in block.get("requires", []):
            path = (*paths[0], (NAME, each["name"]))
            self.link(("require", path), self.of(each["condition"], paths) | self.of(each.get("when"), paths))

    def element(self, name, root):
        element, own = self.elements[name], self.paths[name]
        paths, properties = (own, root), element["properties"]
        self.block(element, paths)
        for each in element["requires"]:
            self.link(("require", (*own, (NAME, each["name"]))), {("there", name)})
        there = self.of(element.get("when"), (root,))
        for part, path in (("count", (*root, (NAME, name), (NAME, "count"))), ("present", (*own, (NAME, "present")))):
            there |= self.of_term(element[part], path, paths) if part in element else set()
        self.link(("there", name), there)
        bears = {("term", (*own, (NAME, each))) for each in properties if each not in IGNORED}
        asset = (*own, (NAME, "asset"))
        for made, at in blocks_of(self.plan, element.get("asset", {}), asset):
            if made == "draw":
                bears.add(("var", at))
            elif made == "test":
                bears |= self.of(at, paths)
            else:
                at = own if at == asset else at  # a shape that is written with its object
                self.block(made, (at, *paths), properties)
                shape = [each for each in made["properties"] if each not in IGNORED and each not in properties]
                bears |= {("term", (*at, (NAME, each))) for each in shape}
        self.link(("pose", name), bears | {("there", name)})
        crowded = properties.get("place", {}).get("draw", {}).get("properties", {}).get("crowded")
        if crowded == "fewer":
            self.link(("there", name), {("term", (*own, (NAME, "place")))})
        if crowded == "redraw":
            self.link(("require", (*own, (NAME, "place"))), {("at", name, None, ("pose", name))})

    def arrange(self):
        """Objects whose place is drawn avoid those that are placed before them."""
        objects = [name for name, each in self.elements.items() if each["kind"] == "object"]
        drawn = [name for name in objects if "draw" in self.elements[name]["properties"].get("place", {})]
        placed = [name for name in objects if name not in drawn]
        needs = {name: {n for (kind, n, *_), _ in self.reach(("pose", name)) if kind == "pose"} for name in drawn}
        while len(placed) < len(objects):
            waiting = [name for name in drawn if name not in placed]
            name = next(each for each in waiting if needs[each].isdisjoint(set(waiting) - {each}))
            before = {("pose", each) for each in placed} | {("before", name)}
            self.link(("var", (*self.paths[name], (NAME, "place"))), before)
            placed.append(name)

    def of_term(self, term, path, paths):
        """The nodes that a term at a path mentions."""
        if "draw" in term:
            self.link(("var", path), self.of(term["draw"], paths))
            branches = term["draw"].get("choice", [])
            terms = [self.of_term(each["term"], (*path, (NAME, each["label"])), paths) for each in branches]
            return {("var", path)}.union(*terms)
        if "if" in term:
            terms = [self.of_term(term[key], path, paths) for key in ("then", "else") if key in term]
            return self.of(term["if"], paths).union(*terms)
        if isinstance(term["value"], dict) and "record" in term["value"]:
            parts = term["value"]["properties"].items()
            return set().union(*(self.of_term(part, (*path, (NAME, name)), paths) for name, part in parts))
        return self.of(term["value"], paths)

    def of(self, node, paths, it=None):
        """The nodes that an expression or a distribution mentions."""
        if isinstance(node, list):
            return set().union(*(self.of(each, paths, it) for each in node))
        if not isinstance(node, dict) or "block" in node or "use" in node:
            return set()
        if "variable" in node:
            return {("term", (*paths[node["up"]], (NAME, node["variable"])))}
        if "aggregate" in node:
            over = node["over"]
            parts = (self.of(node.get(key), paths, over) for key in ("where", "value"))
            return {("at", over, None, ("there", over))}.union(*parts)
        if "output" in node or "element" in node:
            thing = node.get("of", node)
            name = it if thing["element"] == "@it" else thing["element"]
            output = node.get("output", "center")
            fact = ("pose", name) if output in ("position", "center", "size", "inView") else ("output", name, output)
            k = thing.get("index") if isinstance(thing.get("index"), int) else None
            others = self.of(node.get("by"), paths, it) | self.of(thing.get("index"), paths, it)
            return {("at", name, k, fact)} | others
        return set().union(*(self.of(v, paths, it) for k, v in node.items() if k not in ("at", "doc", "choice")))

    # ------------------------------------------------------------ following it

    def variables(self, node):
        """The random variables that a condition depends on, with their instances."""
        own = next((name for name, path in self.paths.items() if "*" in path[-1] and is_under(node[1], path)), None)
        found = {}
        for each, instance in self.reach(node, (own, "own") if own else None):
            if each[0] == "var":
                found.setdefault(each[1], set()).add(instance[1] if instance else None)
        return found

    def reach(self, node, instance=None):
        seen, left = set(), [(node, instance)]
        while left:
            for each in self.targets(*left.pop()):
                if each not in seen:
                    seen.add(each)
                    left.append(each)
        return seen

    def targets(self, node, instance):
        """What a node of an instance (element, k) leads to; the instance goes along within the element."""
        if node[0] == "at":
            yield node[3], None if node[2] is None else (node[1], node[2])
        elif node[0] == "before":
            if instance and isinstance(instance[1], int):
                yield from ((("pose", node[1]), (node[1], k)) for k in range(instance[1]))
            elif "count" in self.elements[node[1]]:
                yield ("pose", node[1]), None
        else:
            targets = self.edges.get(node, set())
            if node[0] == "output":
                own = self.paths[node[1]]
                terms = (each for each in self.edges if each[0] == "term" and is_under(each[1], own))
                targets = {each for each in terms if each[1][-1] == (NAME, node[2])} | {("there", node[1])}
            for each in targets:
                within = instance and (
                    is_under(each[1], self.paths[instance[0]]) if isinstance(each[1], tuple) else each[1] == instance[0]
                )
                yield each, instance if within and each[0] != "at" else None


def is_under(path, other):
    return path[: len(other)] == other


def of_instance(path, k):
    return tuple((kind, k if what == "*" and isinstance(k, int) else what) for kind, what in path)


def share(a, b):
    """Whether two conditions share a variable."""
    both = [(a[path], b[path]) for path in a if path in b]
    return any(x & y or not all(isinstance(k, int) for k in x | y) for x, y in both)
