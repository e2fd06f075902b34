# SPDX-License-Identifier: GPL-3.0-or-later
# A run is found again to the bit: on any number of threads, in every design, from a copy of its
# folder that may only be read; nothing is written.
for design in latin_hypercube plain sobol; do
    "$FONDSIM" run "$CASES/panel.yaml" --set "monte_carlo.design=$design" -q -o "$design"
    cp -r "$design" copy
    chmod -R a-w copy
    "$FONDSIM" reproduce copy --lang en -t 1
    "$FONDSIM" reproduce "$design" -q -t 2
    diff -r "$design" copy
    chmod -R u+w copy
    rm -r copy
done
"$FONDSIM" reproduce plain -n 33 --lang en
