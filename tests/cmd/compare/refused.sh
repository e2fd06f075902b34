# SPDX-License-Identifier: GPL-3.0-or-later
# What is no results folder is refused and left as it is; so is what the options do not know.
mkdir empty
"$FONDSIM" compare absent || echo "status $?"
"$FONDSIM" compare absent.yaml 2> none || echo "status $?"
if grep sqlite none; then echo 'a name that ends in .yaml is a scenario'; fi
"$FONDSIM" compare empty || echo "status $?"
"$FONDSIM" compare empty --perspective mine || echo "status $?"
echo 'name: [' > broken.yaml
"$FONDSIM" compare broken.yaml 2> none || echo "status $?"
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 32 -q -o out
"$FONDSIM" compare out -w happiness=3 || echo "status $?"
"$FONDSIM" compare out -w level_years=much || echo "status $?"
"$FONDSIM" compare out -w level_years || echo "status $?"
"$FONDSIM" compare out --set commons.p=1% || echo "status $?"
cp -r out other
sed -i 's/engineering-only/engineering/' other/used_scenario.yaml
"$FONDSIM" compare other || echo "status $?"
rm other/used_scenario.yaml
"$FONDSIM" compare other || echo "status $?"
ls -d empty/* out/compare other/compare 2> none || echo untouched
