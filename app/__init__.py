"""组装：命令行、扫描、判定、夜间调度。The only place that reads the clock."""
