"""Reading official documents: numbers, sentences, lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plan_cli.planning.document import Document, Number, decode


def numbers(sentence: str) -> list[Number]:
    return list(Document(sentence + "。").paragraph(1).numbers)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("培训2.5万人次", ["25000"]),
        ("培训１２００人", ["1200"]),
        ("投资1,200万元", ["12000000"]),
        ("投资3亿元", ["300000000"]),
        ("举办30-50场次", ["30", "50"]),
        ("培训3—5万人", ["30000", "50000"]),
        ("提高到10%-15%", ["10", "15"]),
        ("受益达到万人以上", ["10000"]),
        ("招募一万二千人", ["12000"]),
        ("投入一亿三千万元", ["130000000"]),
        ("占百分之二十五", ["25"]),
        ("选派二百余名", ["200"]),
        ("建成第三个", []),
        ("发挥一批人的作用", []),
        ("到2025年", []),
        ("2021-2025年", []),
        ("2021年至2025年", []),
        ("2023年4月8日印发", []),
        ("6月底前", []),
        ("按照〔2023〕7号文件", []),
        ("自2023-01-05起", []),
        ("给2000年轻人", ["2000"]),
        ("实施1+6+N布局", ["1", "6"]),
        ("“3.15”活动", ["3.15"]),
    ],
)
def test_numbers(sentence: str, values: list[str]) -> None:
    assert [number.value for number in numbers(sentence)] == [Decimal(value) for value in values]


def test_people_and_attendances() -> None:
    assert [(n.people, n.share) for n in numbers("培训5000名、200余人、3万人次、40%")] == [
        ("人", False),
        ("人", False),
        ("人次", False),
        ("", True),
    ]


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        (
            "（一）加强领导。办好“一会。”活动（下设。三处）。抓好落实！",
            ("加强领导", "办好“一会。”活动（下设。三处）", "抓好落实"),
        ),
        ("1. 开展行动。", ("开展行动",)),
        ("1.5万人参加。", ("1.5万人参加",)),
        ("一、主要目标", ("主要目标",)),
        ("办好“一会。抓好落实。", ("办好“一会", "抓好落实")),
        ("做事。（牵头单位：甲局，责任单位：乙局）", ("做事",)),
        ("  　", ()),
    ],
)
def test_sentences(line: str, sentences: tuple[str, ...]) -> None:
    assert Document(line).paragraph(1).sentences == sentences


def test_the_number_of_a_heading_is_no_figure() -> None:
    assert numbers("1. 开展行动") == []
    assert Document("（2）实施100工程").figures == []


def test_lines_end_at_line_feeds_only() -> None:
    document = Document("甲。\r\n乙\u2028。\n丙。")
    assert list(document.paragraphs) == [1, 2, 3]
    assert document.paragraph(9).sentences == ()


def test_other_encodings_are_read() -> None:
    assert decode("阅读".encode("gb18030")) == "阅读"
    assert decode("\ufeff阅读".encode()) == "阅读"
    assert decode(b"\xff\xff\xff")
