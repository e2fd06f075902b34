# SPDX-License-Identifier: GPL-3.0-or-later
cp "$(dirname "$0")/inputs/base.yaml" .
{ printf 'extends: base.yaml\ntitle: "'; head -c 600 /dev/zero | tr '\000' t; echo '"'; } > long_title.yaml
