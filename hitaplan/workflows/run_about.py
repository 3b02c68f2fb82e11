"""What 実行記録.json says of a run."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from hitaplan import __version__
from hitaplan.findings.finding import Finding
from hitaplan.master.master import Master


def finding_data(finding: Finding) -> dict[str, str]:
    """Return a finding with the keys of --json."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "value": finding.value,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def run_about(
    master: Master, findings: Iterable[Finding], options: Mapping[str, Any], counts: Mapping[str, int]
) -> dict[str, Any]:
    """Gather what the record says besides the hashes of the files.

    Args:
        master: The master as it was read.
        findings: What was found.
        options: How the run was asked for.
        counts: Numbers worth knowing.

    Returns:
        Data for json.dump, without any path of this computer.
    """
    return {
        "program": f"hitaplan {__version__}",
        "made_at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "master": {"file": master.file, "sha256": master.sha256},
        "options": dict(options),
        "counts": dict(counts),
        "findings": [finding_data(finding) for finding in findings],
    }
