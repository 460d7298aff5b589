"""计分：发现 + 方案 → 得分、失分、待定分。Pure functions."""
