# SPDX-License-Identifier: GPL-3.0-or-later
# A parameter by its path, by its model, in both languages; a key that is no parameter; a section.
"$FONDSIM" explain instruments.engineering.ticket --lang en
"$FONDSIM" explain engineering_fund.kept --lang fr
"$FONDSIM" explain scale_to --lang en
"$FONDSIM" explain economics --lang en
