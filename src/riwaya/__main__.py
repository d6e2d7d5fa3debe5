"""`python -m riwaya`: the same command line where the script is not on the path."""

from riwaya.cli import main

main(prog_name="riwaya")
