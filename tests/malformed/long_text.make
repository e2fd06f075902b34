# SPDX-License-Identifier: GPL-3.0-or-later
{ printf 'name: x\ndescription: "'; head -c 70000 /dev/zero | tr '\000' d; echo '"'; } > long_text.yaml
