"""Start one Spark for all tests of a run, or say why there is none."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

SOURCES: Final = Path(__file__).resolve().parents[2] / "src"
_SETTINGS: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "1g",
    # Small, so that a task sees more than one batch.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Spark of two cores in this machine's memory."""
    pytest.importorskip("pyspark", reason="comes with the extra `spark`")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java 17 or newer")
    from pyspark.sql import SparkSession  # starting it is what the skips above decide

    paths = [str(SOURCES), os.environ.get("PYTHONPATH", "")]
    with pytest.MonkeyPatch.context() as environment, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Spark says of its own dependencies is no matter of ours
        environment.setenv("PYSPARK_PYTHON", sys.executable)
        environment.setenv("PYTHONPATH", os.pathsep.join(each for each in paths if each))
        builder = SparkSession.builder.master("local[2]").appName("indicrules")
        builder = builder.config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        for name, value in _SETTINGS.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()
