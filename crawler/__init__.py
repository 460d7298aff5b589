"""采集：找到部门栏目，走完列表与文章，取页、渲染。The only place that talks to a network or a browser."""
