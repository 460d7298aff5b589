"""词汇：全系统共用的名词。Frozen, slotted dataclasses; no I/O, standard library only."""
