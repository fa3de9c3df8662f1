"""Keys, streams, uniform numbers and distributions of one number."""

import functools
import hashlib
import math
import struct
import unicodedata

import mpmath
from mpmath import mpf
from scipy import stats

mpmath.mp.dps = 40
WORD = 0xFFFFFFFF

# The kinds of a step of an address, which is a tuple of steps (kind, what); and what decides a choice.
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


def on_grid(x):
    """The least number of 41 significant bits that is not below x."""
    mantissa, exponent = mpmath.frexp(x)
    return mpmath.ldexp(mpmath.ceil(mpmath.ldexp(mantissa, 41)), exponent - 41)


def gamma(u, shape, scale):
    share = lambda x: mpmath.gammainc(shape, 0, x, regularized=True)
    return scale * on_grid(inverse(share, mpf(stats.gamma.ppf(u, shape)), u))


def beta(u, a, b):
    x = inverse(lambda x: mpmath.betainc(a, b, 0, x, regularized=True), mpf(stats.beta.ppf(u, a, b)), u)
    return on_grid(x) if x <= 0.5 else 1 - on_grid(1 - x)


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
