"""Build what the packs hold in memory once, on first use."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache, wraps
from typing import TypeVar

T = TypeVar("T")


def built_once(build: Callable[[], T]) -> Callable[[], T]:
    """Keep what a loader builds. The garbage collector waits meanwhile and leaves it alone after that: a pack makes many objects and
    drops none."""

    @cache
    @wraps(build)
    def load() -> T:
        running = gc.isenabled()
        gc.disable()
        try:
            return build()
        finally:
            gc.freeze()
            if running:
                gc.enable()

    return load
