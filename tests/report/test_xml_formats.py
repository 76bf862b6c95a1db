"""Findings as JUnit's and Checkstyle's XML, read back by a real parser."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings

from docpipe.model.diagnostic import Severity
from docpipe.report.format import Report
from docpipe.report.formats import checkstyle, junit
from tests.golden import Golden
from tests.report.findings import KNOWN, ORDINARY, clean, report_of
from tests.report.hostile import reports

_CASE_PARTS = {"failure", "system-out"}


def test_the_whole_reports(golden: Golden) -> None:
    """What CI servers read."""
    golden.check("report/lint.junit.xml", junit.render(KNOWN))
    golden.check("report/lint.checkstyle.xml", checkstyle.render(KNOWN))


@given(report=reports())
@settings(max_examples=200)
def test_junit_holds_its_structure(report: Report) -> None:
    """Suites, cases and counts agree, whatever the findings say."""
    root = ET.fromstring(junit.render(report))  # noqa: S314 # our own output
    assert root.tag == "testsuites"
    assert int(root.attrib["tests"]) == len(root.findall("*/testcase"))
    assert int(root.attrib["failures"]) == len(root.findall("*/testcase/failure"))
    suites = root.findall("testsuite")
    assert len(suites) == len(root) == len({*report.files, *(each.place.path for each in report.diagnostics)})
    for suite in suites:
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases) == len(suite)
        assert int(suite.attrib["failures"]) == len(suite.findall("*/failure"))
        assert {"errors", "skipped", "name"} <= suite.attrib.keys()
        for case in cases:
            assert {"classname", "name"} <= case.attrib.keys()
            assert len(case) <= 1
            assert {part.tag for part in case} <= _CASE_PARTS


def test_a_clean_file_passes() -> None:
    """Many CI servers take a report without tests for a failure, so that a clean file has one."""
    root = ET.fromstring(junit.render(clean("content/zh/a.md")))  # noqa: S314 # our own output
    assert root.attrib == {"name": "docpipe lint", "tests": "1", "failures": "0", "errors": "0"}
    assert root[0][0].attrib == {"classname": "content/zh/a.md", "name": "no findings", "time": "0"}


@pytest.mark.parametrize(("level", "failures"), [(Severity.ERROR, 0), (Severity.WARNING, 1), (None, 0)])
def test_a_case_fails_when_the_run_does(level: Severity | None, failures: int) -> None:
    """A warning is red where `--fail-on warning` makes it so, and text otherwise."""
    warning = msgspec.structs.replace(ORDINARY, severity=Severity.WARNING)
    report = msgspec.structs.replace(report_of(warning, warning), fail_on=level)
    root = ET.fromstring(junit.render(report))  # noqa: S314 # our own output
    assert len(root.findall(".//failure")) == failures
    assert len(root.findall(".//testcase")) == 1
    text = root.find(".//testcase/*")
    assert text is not None
    assert str(text.text).count("content/zh/a.md:1:3: warning: ") == 2


@given(report=reports())
@settings(max_examples=200)
def test_checkstyle_holds_its_structure(report: Report) -> None:
    """Files hold errors, and every error says where, how bad and by which rule."""
    root = ET.fromstring(checkstyle.render(report))  # noqa: S314 # our own output
    assert (root.tag, root.attrib) == ("checkstyle", {"version": "4.3"})
    errors = root.findall("file/error")
    assert len(errors) == len(report.diagnostics)
    for error, diagnostic in zip(errors, report.diagnostics, strict=True):
        assert error.attrib["severity"] == diagnostic.severity.value
        assert error.attrib["source"] == f"docpipe.{diagnostic.code}"
        start = diagnostic.place.start
        assert error.attrib["line"] == str(start.line if start else 1)
        assert error.attrib.get("column") == (str(start.column) if start else None)
