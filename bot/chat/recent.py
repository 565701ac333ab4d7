"""What was seen of late, of which only so much is remembered."""

from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The last values that were put, at most `limit` of them, by their keys."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """The value last put under this key, if it is remembered."""
        return self._values.get(key)

    def put(self, key: Key, value: Value) -> bool:
        """Remember a value; whether none was known under its key."""
        is_new = key not in self._values
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._limit:
            self._values.popitem(last=False)
        return is_new
