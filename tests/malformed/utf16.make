# SPDX-License-Identifier: GPL-3.0-or-later
printf '\377\376n\000a\000' > utf16.yaml
