# SPDX-License-Identifier: GPL-3.0-or-later
"""Random draws by address: Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011), written again.

A draw depends on its address only. Knows no model."""

MASK = 0xFFFFFFFF

# What a draw is for. The numbers are part of an address: the place, from 1, in the list of
# purposes in sim/core/random.h, which is append-only.
TERRITORY = 3
LEVEL = 4
ECOSYSTEM = 5
STEP = 6
OFFER = 7
IDEAS = 8
IDEA = 9
PROJECT = 10
OLD_COMMON = 11
APPLY = 12
AWARD = 13
AWARD_STEP = 14
PARTNER = 15
SHARE = 16
PROJECT_SCALE = 19


def philox(counter, key):
    """The four words for a counter of four words and a key of two."""
    a, b, c, d = counter
    k, l = key
    for _ in range(10):
        first = 0xD2511F53 * a
        second = 0xCD9E8D57 * c
        a, b, c, d = ((second >> 32) ^ b ^ k, second & MASK, (first >> 32) ^ d ^ l, first & MASK)
        k = (k + 0x9E3779B9) & MASK
        l = (l + 0xBB67AE85) & MASK
    return a, b, c, d


def code(name):
    """Stable 32-bit code of a name: FNV-1a, with 0 mapped to 1."""
    value = 0x811C9DC5
    for byte in name.encode("utf-8"):
        value = ((value ^ byte) * 0x01000193) & MASK
    return value or 1


def row_code(cohort, row):
    return code("%s/%d" % (cohort, row))


def uniform32(word):
    return (word + 0.5) / 4294967296.0


def uniforms52(words):
    first = ((words[1] << 32 | words[0]) >> 12) + 0.5
    second = ((words[3] << 32 | words[2]) >> 12) + 0.5
    return first / 4503599627370496.0, second / 4503599627370496.0


class Draws:
    """The draws of one (seed, sample, inner run)."""

    def __init__(self, seed, sample, inner):
        self.seed, self.sample, self.inner = seed & MASK, sample, inner

    def words(self, purpose, stream=0, entity=0, step=0, birth=0, draw=0):
        for value, bits in ((step, 16), (birth, 16), (draw, 8), (self.inner, 16)):
            if not 0 <= value < 1 << bits:
                raise ValueError("an address field does not fit: %d" % value)
        counter = (self.sample, entity, birth << 16 | step,
                   self.inner << 16 | draw << 8 | purpose)
        return philox(counter, (self.seed, stream))

    def pair(self, purpose, **address):
        """Two uniforms of 52 bits."""
        return uniforms52(self.words(purpose, **address))


def self_test():
    """Published vectors of Random123 and of FNV-1a."""
    full = MASK
    known = [
        ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
        ((full,) * 4, (full,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
        ((0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344), (0xA4093822, 0x299F31D0),
         (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1)),
    ]
    for counter, key, words in known:
        assert philox(counter, key) == words, (counter, key)
    assert code("") == 0x811C9DC5 and code("a") == 0xE40C292C and code("foobar") == 0xBF9CF968
    for words in ((0,) * 4, (full,) * 4):
        assert all(0 < u < 1 for u in uniforms52(words)) and 0 < uniform32(words[0]) < 1


if __name__ == "__main__":
    self_test()
    print("philox: known answers hold")
