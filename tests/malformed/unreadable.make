# SPDX-License-Identifier: GPL-3.0-or-later
echo 'name: x' > unreadable.yaml
chmod 000 unreadable.yaml
if cat unreadable.yaml > /dev/null 2>&1; then
    echo 'this user may read every file'
    exit 77
fi
