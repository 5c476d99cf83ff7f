"""`python -m simulator`, as a process of its own."""

import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest


def test_it_serves_phones_and_stops_on_ctrl_c() -> None:
    command = [sys.executable, "-m", "simulator", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        phones = process.stdout.readline().split()[-1]
        api = process.stdout.readline().split()[-1]
        me = httpx.get(api.replace("<method>", "getMe"), timeout=10)
        assert me.json()["result"]["username"] == "GoodturnBot"
        state = httpx.get(f"{phones}sim/state", timeout=10).json()
        assert [p["first_name"] for p in state["people"]] == [
            "Amina",
            "Jean",
            "Pat",
            "Ruth",
            "Owen",
        ]
        with httpx.Client() as client:
            began = time.monotonic()
            for _ in range(50):  # 2 seconds and more where packets wait for each other
                assert client.get(api.replace("<method>", "getMe")).status_code == 200
            assert time.monotonic() - began < 1.5
        page = httpx.get(phones, timeout=10)
        assert "text/html" in page.headers["content-type"]
        assert httpx.get(f"{phones}page/%2e%2e/__main__.py", timeout=10).status_code == 404
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0


def test_a_taken_port_gets_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "simulator", "--port", port]
        result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    assert result.returncode == 1
    assert result.stderr.startswith(f"Port {port} cannot be used: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["--port", "many"], ["--colour"]])
def test_wrong_options_are_refused(words: list[str]) -> None:
    command = [sys.executable, "-m", "simulator", *words]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    assert result.returncode == 2
    assert "usage" in result.stderr
