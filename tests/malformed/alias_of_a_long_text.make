# SPDX-License-Identifier: GPL-3.0-or-later
{
    printf 'description: &a "'
    head -c 60000 /dev/zero | tr '\000' d
    echo '"'
    echo 'effects:'
    yes -- '- *a' | head -n 90000
} > alias_of_a_long_text.yaml
