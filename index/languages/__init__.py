"""The same in other words: English, pinyin, and what other regions say."""
