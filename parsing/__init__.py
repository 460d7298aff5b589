"""事实：字节 → 事实（编码、列表、翻页、文章、日期、表格、文件）。No I/O, no clock, no judgement."""
