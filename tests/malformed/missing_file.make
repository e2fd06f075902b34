# SPDX-License-Identifier: GPL-3.0-or-later
ln -s nowhere missing_file.yaml
