# SPDX-License-Identifier: GPL-3.0-or-later
# A scenario names files below its own folder, or below those that --allow-path gives; its results
# run again without the option, since they hold copies.
mkdir own tables other
printf 'name,population\nA,12000\n"=B, b",45000\nC,8000\n' > tables/places.csv
cp "$CASES/../two-funds.yaml" other/base.yaml
cat > own/s.yaml <<'END'
name: s
extends: ../other/base.yaml
cohorts:
  - name: panel
    ecosystems: 3
    territories: {table: ../tables/places.csv}
END
"$FONDSIM" run own/s.yaml -q -n 32 || echo "status $?"
"$FONDSIM" run own/s.yaml -q -n 32 --allow-path other || echo "status $?"
"$FONDSIM" run own/s.yaml -q -n 32 --allow-path=absent || echo "status $?"
[ ! -e results ] || echo "written"
"$FONDSIM" check own/s.yaml --allow-path other --allow-path tables > /dev/null
"$FONDSIM" check own/s.yaml --allow-path . > /dev/null
"$FONDSIM" run own/s.yaml -q -n 32 --allow-path other --allow-path tables -o first
"$FONDSIM" run first/used_scenario.yaml -q -o again
cmp first/summary.csv again/summary.csv
cmp first/used_scenario.yaml again/used_scenario.yaml
cmp tables/places.csv again/inputs/places.csv
# a link to the folder of the scenario is not out of it
ln -s first linked
"$FONDSIM" check linked/used_scenario.yaml > /dev/null
# what a scenario is read for has the option too; beside results it has no meaning
"$FONDSIM" sensitivity own/s.yaml -q || echo "status $?"
"$FONDSIM" compare own/s.yaml -q --no-runs || echo "status $?"
"$FONDSIM" compare own/s.yaml -q --no-runs -n 32 --allow-path . -o compared
"$FONDSIM" compare compared -q --no-runs --allow-path . || echo "status $?"
"$FONDSIM" sensitivity compared -q --allow-path . || echo "status $?"
