#!/bin/sh
# What the system has to provide, installed from its packages where that is allowed. Called by the Makefile:
#   ./setup.sh venv      Python's venv; there is no going on without it
#   ./setup.sh browser   a browser; what needs one is skipped, or 未能核查, without it
set -eu
PYTHON=${PYTHON:-python3}

venv() {
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
        || refuse "需要 Python 3.11 或更高版本；可用 make PYTHON=python3.12 指定"
    package=$("$PYTHON" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    has_venv || install "$package"
    has_venv || refuse "不能建立 Python 环境：请先以 root 身份运行 apt-get install $package"
}

has_venv() {
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null
}

# With a font, for pictures of Chinese pages; libatomic1 is what the browser's driver needs.
browser() {
    set --
    has_browser || set -- chromium fonts-wqy-zenhei
    has_driver || set -- "$@" libatomic1
    [ $# = 0 ] || install "$@"
    { has_browser && has_driver; } || echo "没有可用的浏览器，照常进行：脚本生成的栏目未能核查，需要浏览器的测试跳过；要用浏览器，请先以 root 身份运行 apt-get install $*"
}

# The programs that crawler/browser.py looks for.
has_browser() {
    for program in chromium chromium-browser google-chrome google-chrome-stable microsoft-edge; do
        ! command -v "$program" >/dev/null || return 0
    done
    return 1
}

has_driver() {
    .venv/bin/playwright --version >/dev/null 2>&1
}

# Fails silently: whoever calls looks whether the thing is there now.
install() {
    command -v apt-get >/dev/null || return 0
    if [ "$(id -u)" = 0 ]; then
        root=
    elif sudo -n true 2>/dev/null; then
        root="sudo -n"
    else
        return 0
    fi
    echo "系统缺少 $*，正在用 apt-get 安装（可能需要几分钟）……"
    said=$(apt update && apt install -y --no-install-recommends "$@") || echo "$said" | tail -n 3
}

apt() {
    $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null 2>&1
}

refuse() {
    echo "$1" >&2
    exit 2
}

"$1"
