# SPDX-License-Identifier: GPL-3.0-or-later
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "[" }' > deep_blocks.yaml
