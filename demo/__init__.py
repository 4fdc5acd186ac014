"""A small invented province with every fault, on loopback: for the demo, the tests and the benchmark."""
