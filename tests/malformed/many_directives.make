# SPDX-License-Identifier: GPL-3.0-or-later
awk 'BEGIN { for (i = 0; i < 300000; i++) print "%TAG !a" i "! tag:" i }' > many_directives.yaml
echo '--- {name: x}' >> many_directives.yaml
