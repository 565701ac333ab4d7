"""Subtitles in a text."""

from corpus.readers.captions import read_captions

CUES = ["1", "00:00:01,000 --> 00:00:02,000", "糯米要泡", "", "2", "00:00:02,500 --> 00:00:04,000", "四个小时"]


def test_numbers_and_codes_are_left_out() -> None:
    captions = read_captions(["桂花糖藕", "", *CUES])
    assert [line for line in captions.lines if line] == ["桂花糖藕", "糯米要泡", "四个小时"]
    assert [out.text for out in captions.left_out] == ["1", "00:00:01,000 --> 00:00:02,000", "2", "00:00:02,500 --> 00:00:04,000"]


def test_texts_with_marks_are_joined_to_sentences() -> None:
    lines = [line.replace("四个小时", "四个小时。") for line in CUES]
    assert [line for line in read_captions(lines).lines if line] == ["糯米要泡四个小时。"]


def test_a_text_that_names_a_time_is_none() -> None:
    lines = ["1", "00:00:01,000 --> 00:00:02,000", "这是字幕的格式。"]
    assert read_captions(lines).lines == lines
