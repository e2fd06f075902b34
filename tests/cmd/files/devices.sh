# SPDX-License-Identifier: GPL-3.0-or-later
# What is no regular file is refused, even where it is allowed; nothing hangs.
cp "$CASES/../two-funds.yaml" base.yaml
mkfifo pipe
mkdir folder
for file in /dev/zero /dev/urandom pipe folder absent; do
    printf 'extends: base.yaml\ncommons: {hours: {empirical: {csv: %s, column: a}}}\n' $file > s.yaml
    "$FONDSIM" check s.yaml --allow-path /dev || echo "status $?"
done
for file in /dev/zero /dev/urandom pipe folder absent; do
    printf 'name: s\nextends: %s\n' $file > s.yaml
    "$FONDSIM" check s.yaml --allow-path /dev || echo "status $?"
done
for file in /dev/zero /dev/urandom pipe folder absent; do
    "$FONDSIM" check $file || echo "status $?"
done
