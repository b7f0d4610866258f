"""FRG: a service scattered over several doors."""
