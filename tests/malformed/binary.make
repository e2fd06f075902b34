# SPDX-License-Identifier: GPL-3.0-or-later
printf 'name: \000\001\002\n' > binary.yaml
