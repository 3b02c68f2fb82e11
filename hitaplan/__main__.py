"""python -m hitaplan."""

from hitaplan.cli import run

if __name__ == "__main__":
    run()
