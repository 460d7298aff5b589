#!/bin/sh
# What the system has to provide, installed from its packages where that is allowed. Called by the Makefile:
#   ./setup.sh venv      Python's venv; there is no going on without it
#   ./setup.sh browser   a browser and what belongs to it; without one columns drawn by scripts are 未能核查
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

browser() {
    missing
    # shellcheck disable=SC2086 # several packages
    [ -z "$missing" ] || install $missing
    missing
    [ -z "$missing" ] || echo "缺少$missing，照常进行：脚本生成的栏目未能核查，用到浏览器的测试跳过或不能通过；要补上，请以 root 身份运行 apt-get install$missing"
}

# A browser, the library that its driver is linked with, and a font, for prints and pictures of Chinese pages.
missing() {
    missing=
    has_browser || missing="$missing chromium"
    has_driver || missing="$missing libatomic1"
    has_font || missing="$missing fontconfig fonts-wqy-zenhei"
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

has_font() {
    fc-list :lang=zh 2>/dev/null | grep -q .
}

# Never fails: whoever calls looks whether the thing is there now.
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
