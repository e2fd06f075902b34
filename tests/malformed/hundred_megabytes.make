# SPDX-License-Identifier: GPL-3.0-or-later
head -c 100000000 /dev/zero | tr '\000' '#' > hundred_megabytes.yaml
