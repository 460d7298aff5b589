"""文件放在哪里：样例门户文件夹里的名字，网址对应哪个文件。"""

SITE, PORTAL_FILE, TRUTH_FILE, SERVER_FILE = "site", "portal.yaml", "truth.json", "server.json"
INDEX = "index.shtml"


def file_of(url: str) -> str:
    """The file of an address: path, and query if there is one, as download programs name it."""
    path, _, query = url.lstrip("/").partition("?")
    if not path or path.endswith("/"):
        path += INDEX
    return f"{path}@{query}" if query else path
