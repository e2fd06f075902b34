# SPDX-License-Identifier: GPL-3.0-or-later
# What is no results folder, and folders that hold something else, are left as they are.
mkdir empty other
echo mine > other/file
ask() { "$FONDSIM" sensitivity "$@" -q -n 32 2>> said || echo "status $?"; }
ask absent
ask empty
ask empty -o out
ask other
ask "$CASES/small.yaml" -o other
"$FONDSIM" run "$CASES/small.yaml" -n 32 -q -o run
ask "$CASES/small.yaml" -o run
ask run --set commons.p=0.1
ask "$CASES/small.yaml" --set "instruments.commons.ticket=x" -o out
ask "$CASES/small.yaml" -o mine
ask "$CASES/small.yaml" -o mine
ask "$CASES/small.yaml" -o mine --force
sed -i 's/^name:.*/name: [/' run/used_scenario.yaml
ask run
cat said
find empty other run/sensitivity mine -maxdepth 1 2> none | sort
