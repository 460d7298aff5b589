"""迁移入口：在 ``storage.database`` 给的连接和事务里运行。"""

from alembic import context

from storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
