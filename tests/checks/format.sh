# SPDX-License-Identifier: GPL-3.0-or-later
# Every C source is as clang-format would write it. Argument: the clang-format to use (14, as
# Debian 12 has it: other versions break lines elsewhere). Knows no style; .clang-format does.
set -eu

version=$("$1" --version)
case $version in
*"version 14."*) ;;
*)
    echo "clang-format 14 is needed, found: $version"
    exit 1
    ;;
esac
find sim models scenarios output tests -name '*.[ch]' -print0 |
    xargs -0 -r "$1" --style=file --dry-run --Werror
