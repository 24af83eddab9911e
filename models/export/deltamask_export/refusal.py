"""What cannot be done, said in one sentence."""

import os
import sys

NOTHING_DONE = 3
SOME_FAILED = 4


class Refusal(Exception):
    """Ends the command; its message is the sentence that the user reads."""


def first_line(error):
    """An exception in a few words; a TorchScript traceback by the line that names the error."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = [line for line in lines if line.startswith("RuntimeError:") and len(line) > len("RuntimeError: ")]
    text = (named or lines or [""])[0].removeprefix("RuntimeError:").strip().rstrip(".:")
    text = text[:200]
    return text if isinstance(error, RuntimeError) and text else f"{type(error).__name__} {text}".strip()


def run_command(main):
    """Runs a command's main function in a process with a fixed hash seed, and ends the process with its exit code."""
    if os.environ.get("PYTHONHASHSEED") != "0":
        # TorchScript writes some attributes in the order of a set: fix that order, so that files come out equal
        os.execve(sys.executable, sys.orig_argv, {**os.environ, "PYTHONHASHSEED": "0"})
    try:
        sys.exit(main())
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(NOTHING_DONE)
    except KeyboardInterrupt:
        sys.exit(130)
