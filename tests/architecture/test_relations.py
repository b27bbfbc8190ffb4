# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Relations between tables point downwards, like imports: what the linter cannot see."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).resolve().parents[2]


def layers() -> dict[str, int]:
    """Return the depth of each package, as the linter's first contract orders them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    ordered = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return {name.strip(): depth for depth, line in enumerate(ordered) for name in line.split("|")}


def package(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def test_relations_point_to_the_same_package_or_a_lower_one():
    depth = layers()
    upwards = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model.__module__.startswith("partnerkreis.")
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one or field.many_to_many) and field.concrete
        if field.related_model.__module__.startswith("partnerkreis.")
        if depth[model.__module__.split(".")[1]]
        > depth[field.related_model.__module__.split(".")[1]]
    ]

    assert upwards == []


def test_every_app_has_a_place_in_the_layers():
    ours = {
        config.name.split(".")[1]
        for config in apps.get_app_configs()
        if config.name.startswith("partnerkreis.")
    }

    assert ours - layers().keys() == set()
