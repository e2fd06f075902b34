# SPDX-License-Identifier: GPL-3.0-or-later
printf 'name: x\ntitle: caf\351\n' > not_utf8.yaml
