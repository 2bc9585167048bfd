"""Lets ``python -m advisor.cli`` run the command line."""

from advisor.cli.own_process import run

if __name__ == "__main__":
    run()
