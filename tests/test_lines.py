"""What one line is by itself."""

import pytest

from corpus.lines import is_day, is_fact, iso_date, label_of, leads_in, width


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("地点：图书馆三楼", "地点"),
        ("主讲人: 陆明远", "主讲人"),
        ("【规格】每片0.5克", "【规格】"),
        ("他说：“好。”", ""),
        ("网址http://a.example", ""),
        ("如下：", ""),
        ("设置完成后，请：重启", ""),
        ("9:00 开幕", ""),
        ("每天14:00以后办理入住", ""),
        ("接口2：报修", "接口2"),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert label_of(text) == label.strip("【】")


@pytest.mark.parametrize(
    "text", ["2013年9月1日", "9月1日 星期日 晴", "2024-05-06", "二〇一三年九月一日", "2013年9月1日（周日）晴转多云"]
)
def test_days(text: str) -> None:
    assert is_day(text)


@pytest.mark.parametrize("text", ["9月1日开学", "2013年", "第9月1日", "3.5公里", "2013年9月1日至9月3日放假"])
def test_other_lines_are_no_days(text: str) -> None:
    assert not is_day(text)


def test_other_kinds_of_lines() -> None:
    assert is_fact("WiFi密码 8888")
    assert not is_fact("搬家通知")
    assert leads_in("须提交以下材料：")
    assert leads_in("通知如下。")
    assert not leads_in("每天九点开门。")
    assert (iso_date("发布于2024年5月6日"), iso_date("2024.05.06 10:30"), iso_date("昨天")) == ("2024-05-06", "2024-05-06", "")
    assert width("查ab") == 4
