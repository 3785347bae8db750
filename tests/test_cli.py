"""The command line as a person uses it: what is printed, what lies in the outbox, how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent
from typing import Any, Literal

import openpyxl
import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

import docgen
from docgen.cli import cli
from docgen.diagnostics import Diagnostic, FileLocation, Related, YamlLocation
from docgen.pipeline.blank import make_blank
from docgen.pipeline.project import Project, project_at
from docgen.unattended.status import standings
from tests.support.projects import make_project, save_template, text_of

MAPPING = """
    template: bc.docx
    output: "Báo cáo {{ nam }}.docx"
    title: Báo cáo
    fields:
      nam: {cell: "Đơn vị!B1", type: number, grouping: false, label: Năm, required: true}
    grids:
      so:
        sheet: "Số liệu"
        header: 1
        key: "Mã"
        columns: {k6: "6 tháng", nam: {title: "Cả năm", required: false}}
        rows:
          hn: {type: count, label: "Tổng số cuộc", unit: Cuộc}
    rules:
      - id: K20
        check: "so.hn.nam >= so.hn.k6"
        at: so.hn.nam
        severity: error
        message: "số cả năm ({{ so.hn.nam }}) nhỏ hơn số 6 tháng ({{ so.hn.k6 }})"
        hint: "kiểm tra lại một trong hai ô"
"""

SHEETS = {"Đơn vị": "| Năm | 2026 |", "Số liệu": "| Mã | 6 tháng | Cả năm |\n|-|-|-|\n| hn | 1200 | 3000 |"}
TEMPLATE = ["Năm {{ nam }}: {{ so.hn.k6 }} & {{ so.hn.nam }} cuộc"]


def project(root: Path, sheets: dict[str, str] | None = None, template: Sequence[str] = TEMPLATE) -> Project:
    return make_project(
        root, mappings={"bc.yaml": MAPPING}, templates={"bc.docx": template}, workbook=sheets or SHEETS
    )


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [arguments[0], "--project", str(root), *arguments[1:]])


def fill(root: Path, address: str, value: str | int | None, sheet: str = "Số liệu") -> None:
    path = root / "inbox" / "so-lieu.xlsx"
    book = openpyxl.load_workbook(path)
    book[sheet][address] = value
    book.save(path)


def document(root: Path) -> Path:
    return root / "outbox" / "so-lieu" / "Báo cáo 2026.docx"


def test_build_makes_the_document(tmp_path: Path) -> None:
    project(tmp_path)
    result = run(tmp_path, "build")
    assert (result.exit_code, result.stdout) == (
        0,
        (
            "đã tạo: Báo cáo  ->  outbox/so-lieu/Báo cáo 2026.docx\n"
            "Đã tạo 1 văn bản, 0 văn bản không đổi, 0 văn bản chưa tạo được.\n"
        ),
    )
    assert text_of(document(tmp_path)) == ["Năm 2026: 1.200 & 3.000 cuộc"]


def test_a_copy_of_an_earlier_version_is_told(tmp_path: Path) -> None:
    project(tmp_path)
    run(tmp_path, "build", "--trace")
    made = document(tmp_path)
    scan = made.with_suffix(".pdf")
    scan.write_bytes(b"%PDF, signed and scanned")
    assert "cảnh báo" not in run(tmp_path, "build").output
    names = (scan.name, f"{made.stem} (soát xét).docx")
    before = made.stat().st_mtime_ns - 10**9
    os.utime(scan, ns=(before, before))
    fill(tmp_path, "B2", 1300)
    run(tmp_path, "build")
    words = "cảnh báo[copy-outdated] bản này được làm từ bản trước của văn bản Word, số liệu có thể đã cũ"
    told = [f"outbox/so-lieu/{name}: {words}" for name in names]
    assert run(tmp_path, "build", "--format", "short").output.splitlines() == told
    assert run(tmp_path, "build", "--trace", "--format", "short").output.splitlines() == told[:1]
    assert scan.read_bytes() == b"%PDF, signed and scanned"


def test_a_second_build_touches_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    run(tmp_path, "build")
    before = document(tmp_path).stat().st_mtime_ns
    result = run(tmp_path, "build", "--format", "json")
    assert [item["outcome"] for item in json.loads(result.stdout)["documents"]] == ["unchanged"]
    assert document(tmp_path).stat().st_mtime_ns == before


def test_a_second_build_imports_nothing_that_makes_documents(tmp_path: Path) -> None:
    project(tmp_path)
    code = (
        "import docgen.cli, sys\n"
        f"sys.argv = ['docgen', 'build', '--project', {str(tmp_path)!r}]\n"
        "docgen.cli.main()\n"
        "rooms = ('excel', 'binding', 'mapping', 'word')\n"
        "print(*(room for room in rooms if f'docgen.{room}' in sys.modules))\n"
    )
    command = [sys.executable, "-c", code]
    texts = [subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2)]
    assert [text.splitlines()[-1] for text in texts] == [b"excel binding mapping word", b""]


def test_a_broken_rule_is_told_whole_and_keeps_the_last_good_document(tmp_path: Path) -> None:
    project(tmp_path)
    run(tmp_path, "build")
    before = document(tmp_path).read_bytes()
    fill(tmp_path, "C2", 1000)
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert result.stdout == (
        "lỗi[K20] Số liệu!C2: số cả năm (1.000) nhỏ hơn số 6 tháng (1.200)\n"
        '  --> inbox/so-lieu.xlsx  Số liệu!C2  "Tổng số cuộc, Cả năm"\n'
        '    | so với        Số liệu!B2  "Tổng số cuộc, 6 tháng"\n'
        "    | quy tắc       mappings/bc.yaml:16:5\n"
        "  gợi ý: kiểm tra lại một trong hai ô\n"
        "\n"
        "chưa tạo được: Báo cáo  ->  văn bản đã có từ trước (nếu có) vẫn được giữ nguyên\n"
        "Đã tạo 0 văn bản, 0 văn bản không đổi, 1 văn bản chưa tạo được.\n"
        "1 lỗi, 0 cảnh báo.\n"
    )
    assert document(tmp_path).read_bytes() == before


def test_json_has_every_fact_with_paths_from_the_project(tmp_path: Path) -> None:
    project(tmp_path)
    fill(tmp_path, "B2", "khoảng 50")
    result = run(tmp_path, "build", "--format", "json", "--lang", "en")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "documents": [
            {"workbook": "inbox/so-lieu.xlsx", "document": "bc", "path": None, "outcome": "rejected"}
        ],
        "diagnostics": [
            {
                "code": "number-as-text",
                "severity": "error",
                "message": 'the cell holds the text "khoảng 50", not a number',
                "location": {
                    "kind": "cell",
                    "workbook": "inbox/so-lieu.xlsx",
                    "sheet": "Số liệu",
                    "cell": "B2",
                    "label": "Tổng số cuộc, 6 tháng",
                },
                "hints": ["is it 50? Enter the number alone; explanations belong in the notes"],
                "related": [
                    {"role": "declared", "kind": "yaml", "file": "mappings/bc.yaml", "line": 14, "column": 7}
                ],
            }
        ],
        "accepted": [],
        "changes": [],
    }


def test_short_is_one_line_a_problem(tmp_path: Path) -> None:
    project(tmp_path)
    fill(tmp_path, "B2", None)
    result = run(tmp_path, "check", "--format", "short")
    assert (result.exit_code, result.stdout) == (
        1,
        "inbox/so-lieu.xlsx: lỗi[value-missing] Số liệu!B2: chưa có số liệu\n",
    )


def test_check_writes_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    result = run(tmp_path, "check")
    assert result.exit_code == 0
    assert not (tmp_path / "outbox").exists()


def test_a_draft_marks_what_is_missing_and_stands_beside_the_document(tmp_path: Path) -> None:
    project(tmp_path)
    run(tmp_path, "build")
    before = document(tmp_path).read_bytes()
    fill(tmp_path, "B2", None)
    result = run(tmp_path, "build", "--draft")
    assert result.exit_code == 0
    draft = document(tmp_path).with_name("Báo cáo 2026 (dự thảo).docx")
    assert text_of(draft) == ["Năm 2026: [CHƯA CÓ: Số liệu!B2] & 3.000 cuộc"]
    assert document(tmp_path).read_bytes() == before


def test_every_problem_of_every_file_is_told_in_one_run(tmp_path: Path) -> None:
    project(tmp_path, template=["{{ nam }} {{ so.hn.k7 }} {{ khac }}"])
    fill(tmp_path, "C2", 5)
    result = run(tmp_path, "build", "--format", "json")
    codes = [(item["code"], item["severity"]) for item in json.loads(result.stdout)["diagnostics"]]
    assert codes == [("name-unknown", "error"), ("name-unknown", "error"), ("K20", "error")]


def test_a_bad_workbook_harms_no_other(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "inbox" / "hong.xlsx").write_bytes(b"PK\x03\x04 not a zip")
    (tmp_path / "inbox" / "cu.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (tmp_path / "inbox" / "~$so-lieu.xlsx").write_bytes(b"owner")
    result = run(tmp_path, "build", "--format", "json")
    report = json.loads(result.stdout)
    assert [(item["workbook"], item["outcome"]) for item in report["documents"]] == [
        ("inbox/cu.xls", "rejected"),
        ("inbox/hong.xlsx", "rejected"),
        ("inbox/so-lieu.xlsx", "published"),
    ]
    assert [item["location"]["path"] for item in report["diagnostics"]] == ["inbox/cu.xls", "inbox/hong.xlsx"]
    assert result.exit_code == 1


def test_a_broken_mapping_rejects_its_document_and_makes_the_others(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "mappings" / "hai.yaml").write_text("template: bc.docx\noutptu: x.docx\n", encoding="utf-8")
    report = json.loads(run(tmp_path, "build", "--format", "json").stdout)
    assert [(item["document"], item["outcome"]) for item in report["documents"]] == [
        ("hai", "rejected"),
        ("bc", "published"),
    ]


def test_only_names_a_document_or_is_told_which_there_are(tmp_path: Path) -> None:
    project(tmp_path)
    assert run(tmp_path, "build", "--only", "BC").exit_code == 0
    result = run(tmp_path, "build", "--only", "bcc", "--format", "short", "--lang", "en")
    assert (result.exit_code, result.stdout) == (
        1,
        'mappings: error[document-unknown] there is no document "bcc"\n',
    )


def test_an_empty_inbox_says_what_to_do(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "inbox" / "so-lieu.xlsx").unlink()
    result = run(tmp_path, "build", "--format", "short")
    assert (result.exit_code, result.stdout) == (
        1,
        "inbox: lỗi[no-workbook] chưa có tệp Excel nào để làm văn bản\n",
    )


def test_a_workbook_made_blank_can_be_filled_and_built(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "inbox" / "so-lieu.xlsx").unlink()
    blank = tmp_path / "inbox" / "so-lieu.xlsx"
    assert run(tmp_path, "workbook", str(blank)).exit_code == 0
    book = openpyxl.load_workbook(blank)
    assert set(book.sheetnames) == {"Đơn vị", "Số liệu"}
    places = {cell.value: cell for row in book["Số liệu"].iter_rows() for cell in row if cell.value}
    book["Đơn vị"]["B1"] = 2026
    sheet = book["Số liệu"]
    sheet.cell(places["hn"].row, places["6 tháng"].column, 7)
    book.save(blank)
    assert run(tmp_path, "build").exit_code == 0
    assert text_of(document(tmp_path)) == ["Năm 2026: 7 &  cuộc"]
    again = run(tmp_path, "workbook", str(blank), "--format", "short", "--lang", "en")
    assert (
        again.stdout
        == "inbox/so-lieu.xlsx: error[workbook-exists] this file is there already and is not overwritten\n"
    )


def test_render_fills_a_template_from_json(tmp_path: Path) -> None:
    save_template(tmp_path / "t.docx", ["{{ ten }}: {{ so }} {% for x in ds %}<{{ x.a }}>{% endfor %}"])
    (tmp_path / "c.json").write_text(
        '{"ten": "A & <B>", "so": 1.5, "ds": [{"a": 1}, {"a": "2"}]}', encoding="utf-8"
    )
    out = tmp_path / "ra.docx"
    result = CliRunner().invoke(
        cli, ["render", str(tmp_path / "t.docx"), str(tmp_path / "c.json"), "-o", str(out)]
    )
    assert result.exit_code == 0
    assert text_of(out) == ["A & <B>: 1.5 <1><2>"]


def test_explain_knows_every_code(tmp_path: Path) -> None:
    listed = CliRunner().invoke(cli, ["explain", "--lang", "en"]).stdout
    assert "value-missing" in listed
    one = CliRunner().invoke(cli, ["explain", "value-missing"])
    assert one.stdout.startswith("value-missing: chưa có số liệu\n\nÔ này cần cho văn bản")
    assert CliRunner().invoke(cli, ["explain", "khong-co"]).exit_code == 2


def test_schema_is_json(tmp_path: Path) -> None:
    assert json.loads(CliRunner().invoke(cli, ["schema"]).stdout)["$schema"].startswith(
        "https://json-schema.org/"
    )


def test_the_python_api_gives_the_same(tmp_path: Path) -> None:
    project(tmp_path)
    assert docgen.check(tmp_path).ok
    report = docgen.build(tmp_path)
    assert [(item.document, item.outcome, item.path) for item in report.documents] == [
        ("bc", "published", document(tmp_path))
    ]


def program(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "docgen", *arguments], capture_output=True, check=False, cwd=cwd
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from docgen.cli import cli; cli.main(['--help'], standalone_mode=False);"
        "print(sorted({'openpyxl', 'docxtpl', 'docx', 'lxml', 'jinja2', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", [("build", "--no-such-option"), ("nothing",), ("explain", "khong-co")])
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert program(*arguments).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("biuld",), "không có lệnh biuld; có phải là build?"),
        (("build", "--forse"), "không có tùy chọn --forse; có phải là --force?"),
        (("build", "--format", "xml"), "--format phải là một trong các giá trị: human, short, json"),
        (("build", "--only"), "tùy chọn --only thiếu hoặc thừa giá trị"),
        (("diff", "cu.docx"), "thiếu NEW"),
        (("diff", "cu.docx", "moi.docx", "nua.docx"), "thừa tham số trên dòng lệnh"),
        (("trace",), "cần nêu DOCUMENT hoặc --cell (một trong hai)"),
        (
            ("explain", "khong-co"),
            "không có mã khong-co; nếu là mã của một quy tắc, quy tắc đó nằm trong thư mục mappings",
        ),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(arguments: tuple[str, ...], told: str) -> None:
    lines = program(*arguments).stderr.decode("utf-8").splitlines()
    assert lines[-1] == f"Lỗi: {told}"
    assert lines[0].startswith("Cách dùng: ") or len(lines) == 1


def test_wrong_usage_is_told_in_english_where_that_is_asked_for() -> None:
    assert program("trace", "--lang", "en").stderr.splitlines()[-1] == b"Error: give a DOCUMENT or --cell"
    assert program("trace", "--lang=en", "--x").stderr.startswith(b"Usage: ")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ((), "Đã dừng theo yêu cầu. Không có tệp nào bị ghi dở; chạy lại lệnh này để làm tiếp phần còn lại."),
        (("--lang", "en"), "Stopped. No file is half written; run the same command again to go on."),
    ],
)
def test_an_interrupted_command_says_so(tmp_path: Path, language: tuple[str, ...], told: str) -> None:
    code = (
        "import docgen.pipeline.build as b, docgen.cli as c, sys\n"
        "def stop(*a, **k): raise KeyboardInterrupt\n"
        "b.build = stop\n"
        f"sys.argv = ['docgen', 'build', '--project', {str(tmp_path)!r}, *{language!r}]\n"
        "c.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr.decode("utf-8").strip().splitlines() == [told]


INTERRUPTED_AT = """
import os, runpy, signal, sys

class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupts())
sys.argv = ["docgen", "--help"]
{start}
"""


@pytest.mark.parametrize("module", ["docgen.collecting", "docgen.cli", "click.core", "docgen.cli.unattended"])
@pytest.mark.parametrize(
    "start",
    ["runpy.run_module('docgen', run_name='__main__')", "from docgen.__main__ import main; sys.exit(main())"],
)
def test_a_command_interrupted_while_it_starts_ends_in_silence(start: str, module: str) -> None:
    code = INTERRUPTED_AT.format(module=module, start=start)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_ctrl_c_that_is_ignored_from_the_start_stays_ignored() -> None:
    """As in the background of a shell script."""
    code = INTERRUPTED_AT.format(module="docgen.cli", start="from docgen.__main__ import main; main()")
    ignoring = code.replace("import os,", "import os, signal; signal.signal(2, signal.SIG_IGN); import", 1)
    done = subprocess.run([sys.executable, "-c", ignoring], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Usage: docgen")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("command", ["build", "status"])
def test_output_that_cannot_be_written_is_no_bug(tmp_path: Path, command: str) -> None:
    place = project(tmp_path)
    arguments = [sys.executable, "-m", "docgen", command, "--project", str(tmp_path)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, check=False)
    told = (
        "Lỗi: không ghi được kết quả của lệnh ra nơi nhận: No space left on device. Văn bản đã lập "
        "(nếu có) không bị ảnh hưởng; vui lòng kiểm tra ổ đĩa rồi chạy lại.\n"
    )
    assert (done.returncode, done.stderr.decode("utf-8")) == (1, told)
    assert program("build", cwd=place.root).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder that somebody stands in")
@pytest.mark.parametrize("arguments", [("build",), ("check", "a.xlsx"), ("watch", "--once")])
def test_a_current_folder_that_is_gone_is_no_bug(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "gone").mkdir()
    code = (
        "import os, sys; from docgen.__main__ import main\n"
        f"os.rmdir(os.getcwd()); sys.argv = ['docgen', *{arguments!r}, '--lang', 'en']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path / "gone", capture_output=True, text=True, check=False
    )
    told = "Error: the current folder is gone (deleted or moved). Change to another one and run again.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


def test_output_is_utf8_whatever_the_console_is(tmp_path: Path) -> None:
    project(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "build", "--project", str(tmp_path)],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "cp1252", "PATH": "", "SYSTEMROOT": ""},
    )
    assert done.stdout.decode("utf-8").startswith("đã tạo: Báo cáo")


def test_a_bug_is_a_short_message_and_a_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path)
    code = (
        "import docgen.pipeline.build as b, docgen.cli as c, sys\n"
        "def boom(*a, **k): raise RuntimeError('boom')\n"
        "b.build = boom\n"
        f"sys.argv = ['docgen', 'build', '--project', {str(tmp_path)!r}]\n"
        "c.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "PYTHONUTF8": "1", "SYSTEMROOT": ""},
    )
    assert done.returncode == 3
    assert "RuntimeError" in done.stderr
    assert "Traceback" not in done.stderr
    (log,) = tmp_path.glob("docgen-*.log")
    assert "boom" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("context", "expected", "args"),
    [
        ("[1]", "context-not-json", {"reason": "{ ... }"}),
        (None, "file-not-found", {}),
        ('{"a": 1, "b": 2, "a": 3}', "context-duplicate-key", {"key": "a"}),
        ('{"a": [{"b": {"c": 1, "c": 1}}]}', "context-duplicate-key", {"key": "c"}),
        ('{"a": NaN}', "context-not-a-number", {"found": "NaN"}),
        ('{"a": [-Infinity]}', "context-not-a-number", {"found": "-Infinity"}),
        ('{"a": 1e999}', "context-not-a-number", {"found": "1e999"}),
    ],
)
def test_a_bad_context_is_one_diagnostic(
    tmp_path: Path, context: str | None, expected: str, args: dict[str, str]
) -> None:
    save_template(tmp_path / "t.docx", ["{{ a }}"])
    if context is not None:
        (tmp_path / "c.json").write_text(context, encoding="utf-8")
    report = docgen.render(tmp_path / "t.docx", tmp_path / "c.json", tmp_path / "o.docx")
    place = FileLocation(path=tmp_path / "c.json")
    assert report.diagnostics == (Diagnostic(code=expected, location=place, args=args),)
    assert not (tmp_path / "o.docx").exists()


def test_a_context_that_is_no_json_is_told_in_the_words_of_the_reader(tmp_path: Path) -> None:
    save_template(tmp_path / "t.docx", ["{{ a }}"])
    (tmp_path / "c.json").write_text("{'a': 1}", encoding="utf-8")
    report = docgen.render(tmp_path / "t.docx", tmp_path / "c.json", tmp_path / "o.docx")
    assert [item.code for item in report.diagnostics] == ["context-not-json"]
    assert "line 1" in report.diagnostics[0].args["reason"]


@pytest.mark.parametrize("name", ["t.docx", "c.json", "link.docx", "hard.docx"])
def test_render_never_writes_over_what_it_reads(tmp_path: Path, name: str) -> None:
    save_template(tmp_path / "t.docx", ["{{ a }}"])
    (tmp_path / "c.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "link.docx").symlink_to(tmp_path / "t.docx")
    (tmp_path / "hard.docx").hardlink_to(tmp_path / "t.docx")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    report = docgen.render(tmp_path / "t.docx", tmp_path / "c.json", tmp_path / name)
    place = FileLocation(path=tmp_path / name)
    assert report.diagnostics == (Diagnostic(code="render-over-source", location=place),)
    assert [item.outcome for item in report.documents] == ["rejected"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_misspelt_list_is_told_by_render(tmp_path: Path) -> None:
    tags = ["{%p for x in danh_sach %}", "{{ loop.index }}. Hội nghị", "{%p endfor %}"]
    save_template(tmp_path / "t.docx", tags)
    (tmp_path / "c.json").write_text('{"danh_sac": [1]}', encoding="utf-8")
    report = docgen.render(tmp_path / "t.docx", tmp_path / "c.json", tmp_path / "o.docx")
    assert [(item.code, dict(item.args)) for item in report.diagnostics] == [
        ("render-missing-operand", {"name": "danh_sach"})
    ]
    assert not (tmp_path / "o.docx").exists()


LEFT_OUT = MAPPING.replace("title: Báo cáo\n", "title: Báo cáo\n    when: so.hn.nam is defined\n")


def test_a_document_is_left_out_where_its_condition_says_so(tmp_path: Path) -> None:
    make_project(tmp_path, mappings={"bc.yaml": LEFT_OUT}, templates={"bc.docx": TEMPLATE}, workbook=SHEETS)
    fill(tmp_path, "C2", None)
    report = docgen.build(tmp_path)
    assert (report.documents, report.diagnostics) == ((), ())
    (told,) = docgen.build(tmp_path, only=["bc"]).diagnostics
    assert (told.code, told.severity, told.args) == (
        "document-left-out",
        "warning",
        {"condition": "so.hn.nam is defined"},
    )


def test_a_slip_down_a_column_is_told_for_its_first_places_and_counted(tmp_path: Path) -> None:
    project(tmp_path)
    path = tmp_path / "inbox" / "so-lieu.xlsx"
    book = openpyxl.load_workbook(path)
    for row in range(3, 60):
        book["Số liệu"].cell(row, 2, 7)
    book.save(path)
    (told,) = docgen.check(tmp_path).diagnostics
    assert (told.code, dict(told.args)) == ("row-without-id", {"rows": "3 - 59"})


TABLE = """
    template: bc.docx
    output: bc.docx
    title: Bảng
    tables:
      vb:
        sheet: "Văn bản"
        header: 1
        columns: {so: {title: "Số", type: text, required: true}, sl: {title: "Số lượng", type: count}}
"""


def test_the_same_problem_down_a_column_is_counted(tmp_path: Path) -> None:
    rows = "".join(f"| | {number} |\n" for number in range(20))
    make_project(
        tmp_path,
        mappings={"bc.yaml": TABLE},
        templates={"bc.docx": ["{%p for v in vb %}", "{{ v.so }} {{ v.sl }}", "{%p endfor %}"]},
        workbook={"Văn bản": f"| Số | Số lượng |\n|-|-|\n{rows}"},
    )
    found = [(item.code, dict(item.args)) for item in docgen.check(tmp_path).diagnostics]
    assert found == [("entry-missing", {})] * 5 + [
        ("more-of-the-same", {"code": "entry-missing", "count": "15"})
    ]


def test_what_documents_share_is_counted_once_for_all_of_them(tmp_path: Path) -> None:
    rows = "".join(f"| {number} | hai |\n" for number in range(20))
    paragraphs = ["{%p for v in vb %}", "{{ v.so }} {{ v.sl }}", "{%p endfor %}"]
    make_project(
        tmp_path,
        mappings={
            "chung.yaml": TABLE.partition("title: Bảng\n")[2],
            "mot.yaml": 'template: mot.docx\noutput: "mot.docx"\ninclude: [chung.yaml]\n',
            "hai.yaml": 'template: hai.docx\noutput: "hai.docx"\ninclude: [chung.yaml]\n',
        },
        templates={"mot.docx": paragraphs, "hai.docx": ["Hai", *paragraphs]},
        workbook={"Văn bản": f"| Số | Số lượng |\n|-|-|\n{rows}"},
    )
    found = [(item.code, item.severity, dict(item.args)) for item in docgen.check(tmp_path).diagnostics]
    assert found == [("not-a-number", "error", {"found": "hai"})] * 5 + [
        ("more-of-the-same", "error", {"code": "not-a-number", "count": "15"})
    ]


def test_a_refused_cell_that_decides_is_told(tmp_path: Path) -> None:
    make_project(tmp_path, mappings={"bc.yaml": LEFT_OUT}, templates={"bc.docx": TEMPLATE}, workbook=SHEETS)
    fill(tmp_path, "C2", "ba nghìn")
    report = docgen.build(tmp_path)
    assert [item.outcome for item in report.documents] == ["rejected"]
    assert [item.code for item in report.diagnostics] == ["not-a-number"]


LISTED = (
    TABLE
    + """
    computed:
      chon: {value: "vb | selectattr('sl', 'gt', 1) | list"}
"""
)


def test_a_cell_that_a_filter_looks_at_is_demanded(tmp_path: Path) -> None:
    make_project(
        tmp_path,
        mappings={"bc.yaml": LISTED},
        templates={"bc.docx": ["{%p for v in chon %}", "{{ v.so }}", "{%p endfor %}"]},
        workbook={"Văn bản": "| Số | Số lượng |\n|-|-|\n| a | 2 |\n| b | hai |"},
    )
    report = docgen.build(tmp_path)
    assert [item.outcome for item in report.documents] == ["rejected"]
    assert [(item.code, dict(item.args)) for item in report.diagnostics] == [
        ("not-a-number", {"found": "hai"})
    ]


@pytest.mark.parametrize(
    "printed", ["{{ chon }}", "{{ vb }}", "{{ chon | first }}", "{{ range }}", "{{ [1, 2] }}"]
)
def test_what_is_no_single_value_is_never_printed(tmp_path: Path, printed: str) -> None:
    make_project(
        tmp_path,
        mappings={"bc.yaml": LISTED},
        templates={"bc.docx": [printed]},
        workbook={"Văn bản": "| Số | Số lượng |\n|-|-|\n| a | 2 |"},
    )
    report = docgen.build(tmp_path)
    assert [item.outcome for item in report.documents] == ["rejected"]
    assert {item.code for item in report.diagnostics if item.severity == "error"} <= {
        "name-not-printable",
        "render-failed",
    }


FORMS: tuple[Literal["NFC"], Literal["NFD"]] = ("NFC", "NFD")


def test_two_names_that_look_the_same_are_told_apart(tmp_path: Path) -> None:
    project(tmp_path)
    inbox = tmp_path / "inbox"
    composed, decomposed = (inbox / f"{unicodedata.normalize(form, 'số liệu')}.xlsx" for form in FORMS)
    shutil.copy(inbox / "so-lieu.xlsx", composed)
    if decomposed.exists():
        pytest.skip("this file system knows one form of a name")
    shutil.move(inbox / "so-lieu.xlsx", decomposed)
    report = docgen.build(tmp_path)
    told = Diagnostic(
        code="workbook-named-twice",
        location=FileLocation(path=composed),
        related=(Related(role="same", location=FileLocation(path=decomposed)),),
    )
    assert report.diagnostics == (told,)
    assert [item.outcome for item in report.documents] == ["published"]
    alone = docgen.build(tmp_path, [composed])
    assert (alone.diagnostics, alone.documents) == ((told,), ())
    assert [item.workbook for item in standings(project_at(tmp_path))] == [decomposed]


def test_lint_looks_at_any_document(tmp_path: Path) -> None:
    save_template(tmp_path / "a.docx", ["Xin chào"])
    root = Path(__file__).parents[1]
    result = CliRunner().invoke(
        cli, ["lint", str(tmp_path / "a.docx"), "--project", str(root), "--format", "json"]
    )
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert [item["outcome"] for item in report["documents"]] == ["faulty"]
    assert {item["code"] for item in report["diagnostics"]} >= {"lint-page-size", "lint-margin"}


def test_a_value_that_no_document_prints_is_told(tmp_path: Path) -> None:
    project(tmp_path, template=["{{ nam }}"])
    found = [(item.code, item.severity, dict(item.args)) for item in docgen.check(tmp_path).diagnostics]
    assert found == []  # the rule reads the row
    plain = MAPPING[: MAPPING.index("    rules:")]
    (tmp_path / "mappings" / "bc.yaml").write_text(dedent(plain), encoding="utf-8")
    found = [(item.code, item.severity, dict(item.args)) for item in docgen.check(tmp_path).diagnostics]
    assert found == [("value-unused", "warning", {"name": "so.hn.k6"})]


def test_a_template_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path)
    opened = Path.open

    def refusing(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.name == "bc.docx":
            raise PermissionError(13, "no")
        return opened(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", refusing)
    assert [item.code for item in docgen.check(tmp_path).diagnostics] == ["template-unreadable"]


SECOND = """
    template: hai.docx
    output: hai.docx
    title: Hai
    grids:
      so2:
        sheet: "Số liệu"
        header: 1
        key: "Mã"
        columns: {k6: "6 tháng"}
        rows: {ctv: {type: count, label: "Cộng tác viên"}}
"""


def test_rows_of_other_documents_are_no_strangers(tmp_path: Path) -> None:
    sheets = {**SHEETS, "Số liệu": f"{SHEETS['Số liệu']}\n| ctv | 5 | |"}
    make_project(
        tmp_path,
        mappings={"bc.yaml": MAPPING, "hai.yaml": SECOND},
        templates={"bc.docx": TEMPLATE, "hai.docx": ["{{ so2.ctv.k6 }}"]},
        workbook=sheets,
    )
    for only in ([], ["bc"], ["hai"]):
        assert docgen.check(tmp_path, only=only).diagnostics == ()


def test_one_path_and_one_name_are_taken_whole(tmp_path: Path) -> None:
    project(tmp_path)
    workbook = tmp_path / "inbox" / "so-lieu.xlsx"
    for given in (str(workbook), workbook, [workbook]):
        report = docgen.build(tmp_path, given, only="bc", force=True)
        assert [(item.workbook, item.document) for item in report.documents] == [(workbook, "bc")]
        report = docgen.check(tmp_path, given, only="bc")
        assert [(item.workbook, item.document) for item in report.documents] == [(workbook, "bc")]


def test_a_workbook_named_twice_is_one(tmp_path: Path) -> None:
    project(tmp_path)
    first = tmp_path / "inbox" / "so-lieu.xlsx"
    second = first.with_name("b.xlsx")
    shutil.copy(first, second)
    report = docgen.build(tmp_path, [first, first.parent / ".." / "inbox" / first.name, second, first])
    paths = [item.path.relative_to(tmp_path).as_posix() for item in report.documents if item.path]
    assert paths == ["outbox/so-lieu/Báo cáo 2026.docx", "outbox/b/Báo cáo 2026.docx"]


def test_no_workbook_of_that_name_is_told_with_the_whole_name(tmp_path: Path) -> None:
    project(tmp_path)
    (told,) = docgen.build(tmp_path, "khong-co.xlsx").diagnostics
    assert (told.code, told.location) == (
        "workbook-missing",
        FileLocation(path=Path("khong-co.xlsx").absolute()),
    )


def test_a_formula_that_names_nothing_stops_the_blank_workbook_and_no_document(tmp_path: Path) -> None:
    project(tmp_path)
    mapping = tmp_path / "mappings" / "bc.yaml"
    row = 'hn: {type: count, label: "Tổng số cuộc", unit: Cuộc'
    text = mapping.read_text(encoding="utf-8")
    assert row in text
    mapping.write_text(text.replace(row, row + ', formulas: {nam: "={hm.k6}"}'), encoding="utf-8")
    line = next(number for number, line in enumerate(text.splitlines(), 1) if row in line)
    warning = Diagnostic(
        code="mapping-formula-name",
        location=YamlLocation(file=mapping, line=line, column=7),
        args={"name": "hm.k6", "row": "hn", "column": "nam", "nearest": "hn.k6"},
        severity="warning",
    )
    report = docgen.build(tmp_path)
    assert [item.outcome for item in report.documents] == ["published"]
    assert [item for item in report.diagnostics if item.code == warning.code] == [warning]
    assert report.ok
    blank = make_blank(project_at(tmp_path), tmp_path / "trống.xlsx")
    assert blank.diagnostics == (replace(warning, severity="error"),)
    assert not (tmp_path / "trống.xlsx").exists()
