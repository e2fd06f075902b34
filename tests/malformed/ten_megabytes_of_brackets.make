# SPDX-License-Identifier: GPL-3.0-or-later
head -c 10000000 /dev/zero | tr '\000' '[' > ten_megabytes_of_brackets.yaml
