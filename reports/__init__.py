"""报告：把已存结果渲染成网页。A function of stored results; it judges nothing."""
