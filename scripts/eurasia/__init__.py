# SPDX-License-Identifier: Apache-2.0
"""Makes the data package data/eurasia from the gathered facts in data/facts. Start at scripts/build_eurasia.py."""
