# SPDX-License-Identifier: GPL-3.0-or-later
cp "$(dirname "$0")/inputs/base.yaml" .
awk 'BEGIN {
    print "extends: base.yaml"
    print "instruments: {engineering: {budget: {"; for (i = 0; i < 500000; i++) print i ": 1,"; print "}}}"
}' > many_years.yaml
