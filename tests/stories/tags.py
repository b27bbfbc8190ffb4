# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which facts of the source document a record, or a field of it, carries: F1 to F62."""

from partnerkreis.stories import Reference

_ROWS = """
unterallgaeu-nordhausen parties                       F1
nordhausen-gostyn parties                             F1
unterallgaeu-nordhausen working_together_since        F2
unterallgaeu region                                   F3
nordhausen region                                     F4
unterallgaeu-nordhausen circumstance                  F5
unterallgaeu-nordhausen reached_out                   F6
aggregate-10 -                                        F7 F8
aggregate-11 -                                        F9
aggregate-12 -                                        F10
aggregate-13 -                                        F11
aggregate-14 -                                        F12 F13
aggregate-15 -                                        F14
aggregate-16 -                                        F15
unterallgaeu-nordhausen-informal -                    F16
unterallgaeu-nordhausen-2019 -                        F17
unterallgaeu-nordhausen-2019-signing signatories      F18 F19
unterallgaeu-nordhausen-2019-signing is_festive       F20
unterallgaeu-nordhausen-2019 also_called              F21
speeches-rammingen -                                  F22 F23 F24
lesson-1 -                                            F25
lesson-2 -                                            F26
lesson-3 -                                            F27
jendricke-rammingen -                                 F28
plan-1 told                                           F29 F33
gostyn country_name                                   F30
nordhausen-council-2022 -                             F31 F32
plan-1 instrument_kind                                F34
plan-1 planned                                        F35
plan-1 steps                                          F36
nordhausen-gostyn-2023 -                              F34
plan-1 -                                              F35 F36
nordhausen-gostyn contacts_since                      F37
aggregate-9 -                                         F38
nordhausen-gostyn introduced_by                       F39
nordhausen-gostyn-cooperation kind                    F40
nordhausen-gostyn-cooperation organisations           F41 F46
bbz -                                                 F42
europaservice -                                       F43
nordhausen-gostyn-cooperation topics                  F44 F45 F46
nordhausen-gostyn-cooperation aims                    F47 F48 F49 F50 F51 F52
aggregate-6 -                                         F53
aggregate-7 -                                         F54 F55 F56
aggregate-5 -                                         F57
aggregate-4 -                                         F58 F59 F60
music-project -                                       F59
plan-2 kind                                           F61
plan-2 -                                              F61 F62
"""
TAGS = {
    (key, field.strip("-")): set(tags)
    for key, field, *tags in (row.split() for row in _ROWS.strip().splitlines())
}


def tags_of(records: tuple[Reference, ...], keys: dict[object, str]) -> set[str]:
    """Return the facts that a sentence carries by the records it names."""
    named = ((keys.get(reference.record, ""), reference.field) for reference in records)
    return set().union(*(TAGS.get(pair, set()) for pair in named))
