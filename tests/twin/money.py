# SPDX-License-Identifier: GPL-3.0-or-later
"""Ledger of one instrument in one cell: whole cents by calendar year. Section 6.

Knows no award and no model."""

COLUMNS = ("opening", "envelope", "released", "recovered_reuse", "committed", "overhead",
           "lapsed", "closing", "open_before", "paid", "open_after", "cash_before", "recovered",
           "refunded", "cash_after")


class Ledger:
    def __init__(self, n_years):
        self.years = [dict.fromkeys(COLUMNS, 0) for _ in range(n_years)]
        self.authority = self.open = self.cash = 0

    def begin_year(self, y):
        row = self.years[y]
        row["opening"], row["open_before"], row["cash_before"] = (self.authority, self.open,
                                                                  self.cash)

    def end_year(self, y):
        row = self.years[y]
        row["closing"], row["open_after"], row["cash_after"] = self.authority, self.open, self.cash

    def receive(self, y, cents):
        self.years[y]["envelope"] += cents
        self.authority += cents
        self.cash += cents

    def commit(self, y, cents, overhead):
        self.years[y]["committed"] += cents
        self.years[y]["overhead"] += overhead
        self.authority -= cents + overhead
        self.open += cents
        self.cash -= overhead

    def pay(self, y, cents):
        self.years[y]["paid"] += cents
        self.open -= cents
        self.cash -= cents

    def release(self, y, cents):
        self.years[y]["released"] += cents
        self.open -= cents
        self.authority += cents

    def recover(self, y, cents, reuse):
        self.years[y]["recovered"] += cents
        if reuse:
            self.years[y]["recovered_reuse"] += cents
            self.authority += cents
            self.cash += cents
        else:
            self.years[y]["refunded"] += cents

    def lapse(self, y):
        """All unused authority goes back where it came from; returns how much."""
        cents = self.authority
        self.years[y]["lapsed"] += cents
        self.years[y]["refunded"] += cents
        self.authority = 0
        self.cash -= cents
        return cents

    def check(self):
        """The three identities, in every year; nothing is ever negative."""
        for r in self.years:
            assert (r["opening"] + r["envelope"] + r["released"] + r["recovered_reuse"]
                    == r["committed"] + r["overhead"] + r["lapsed"] + r["closing"]), r
            assert r["open_before"] + r["committed"] == r["paid"] + r["released"] + r["open_after"]
            assert (r["cash_before"] + r["envelope"] + r["recovered"]
                    == r["paid"] + r["overhead"] + r["refunded"] + r["cash_after"]), r
            assert min(r.values()) >= 0, r
