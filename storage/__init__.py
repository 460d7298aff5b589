"""存储：数据表、迁移、证据档案。The only place that imports SQLAlchemy or the WARC library."""
